"""Reads what src/testing/write-exports.ts wrote with the programs the formats are of, and compares with what tfjs computed.

pip install keras tensorflow torch onnx onnxruntime safetensors
npm run interop

Keras runs on TensorFlow, or on what KERAS_BACKEND says: jax agrees too. On torch its average pooling with same padding
repeats the edge where TensorFlow leaves it out.
"""

import csv
import json
import math
import os
import sys
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import onnx
import onnxruntime
import torch
import torch.nn.functional as F
from safetensors import safe_open
from safetensors.numpy import load_file
from safetensors.torch import load_file as load_state_dict

ACTIVATIONS = dict(
    linear=lambda x: x,
    tanh=torch.tanh,
    relu=torch.relu,
    elu=F.elu,
    gelu=F.gelu,
    softplus=F.softplus,
    sigmoid=torch.sigmoid,
    softmax=lambda x: x.softmax(1),
    scaledTanh=lambda x: 1.7159 * torch.tanh(2 * x / 3),
)


def largest(found, expected):
    assert found.size == expected.size, (found.shape, expected.shape)
    return float(np.abs(found.ravel() - expected.ravel()).max())


def check_onnx(path, images, outputs):
    onnx.checker.check_model(onnx.load(path), full_check=True)
    session = onnxruntime.InferenceSession(path)
    results = session.run(None, {"input": np.ascontiguousarray(images.transpose(0, 3, 1, 2))})
    # The output is the logits or the probabilities, as the model ends.
    return min(largest(result, outputs) for result in results if result.size == outputs.size)


def check_keras(path, images, outputs):
    model = keras.models.load_model(path)
    return largest(np.array(model(images, training=False)), outputs)


def padded(x, layer, size, value=0.0):
    """The `same` padding of TensorFlow, which has an odd row or column at the end."""
    if layer["padding"] == "valid":
        return x
    pads = []
    for axis in (1, 0):
        stride, dilation = layer["strides"][axis], layer.get("dilationRate", [1, 1])[axis]
        extent, length = (size[axis] - 1) * dilation + 1, x.shape[2 + axis]
        total = max(0, (math.ceil(length / stride) - 1) * stride + extent - length)
        pads += [total // 2, total - total // 2]
    return F.pad(x, pads, value=value)


def convolution(x, layer, weights, part, groups=1, bias=True):
    x = padded(x, layer, layer["kernelSize"])
    own = weights.get(f"{part}.bias") if bias else None
    return F.conv2d(x, weights[f"{part}.weight"], own, layer["strides"], 0, layer["dilationRate"], groups)


def average(x, layer):
    size, strides = layer["poolSize"], layer["strides"]
    pool = lambda values: F.avg_pool2d(padded(values, layer, size), size, strides)
    return pool(x) / pool(torch.ones_like(x))


def compute(layer, inputs, weights):
    """One layer in PyTorch, with the weights of a state dict."""
    (x, *_), kind, name = inputs, layer["type"], layer["name"]
    weight, bias = weights.get(f"{name}.weight"), weights.get(f"{name}.bias")
    match kind:
        case "Conv2D":
            return convolution(x, layer, weights, name)
        case "DepthwiseConv2D":
            return convolution(x, layer, weights, name, x.shape[1])
        case "SeparableConv2D":
            x = convolution(x, layer, weights, f"{name}.depthwise", x.shape[1], False)
            return F.conv2d(x, weights[f"{name}.pointwise.weight"], weights.get(f"{name}.pointwise.bias"))
        case "TableConv2D":
            return F.conv2d(x, weight, bias)
        case "Subsampling2D":
            sums = F.avg_pool2d(x, layer["poolSize"]) * math.prod(layer["poolSize"])
            return sums * weight[:, None, None] + bias[:, None, None]
        case "Dense":
            return F.linear(x, weight, bias)
        case "BatchNormalization":
            mean, variance = weights[f"{name}.running_mean"], weights[f"{name}.running_var"]
            return F.batch_norm(x, mean, variance, weight, bias, False, 0, layer["epsilon"])
        case "MaxPooling2D":
            size = layer["poolSize"]
            return F.max_pool2d(padded(x, layer, size, -math.inf), size, layer["strides"])
        case "AveragePooling2D":
            return average(x, layer)
        case "GlobalAveragePooling2D":
            return x.mean((2, 3))
        case "GlobalMaxPooling2D":
            return x.amax((2, 3))
        case "Flatten":
            return x.flatten(1)
        case "LeakyReLU":
            return F.leaky_relu(x, layer["alpha"])
        case "ELU":
            return F.elu(x, layer["alpha"])
        case "ZeroPadding2D":
            return F.pad(x, [*layer["padding"][1], *layer["padding"][0]])
        case "Rescaling":
            return x * layer["scale"] + layer["offset"]
        case "RBF":
            return ((x[:, None] - torch.tensor(layer["centers"])) ** 2).sum(2)
        case "Softmin":
            return torch.exp(-x) / (math.exp(-layer["rejectPenalty"]) + torch.exp(-x).sum(1, keepdim=True))
        case "Add":
            return sum(inputs)
        case "Activation" | "Dropout":
            return x
    raise ValueError(f"no layer {kind} in PyTorch")


def check_pytorch(path, network, images, outputs):
    weights = load_state_dict(path)
    values = {"input": torch.from_numpy(images).permute(0, 3, 1, 2)}
    before = "input"
    with torch.no_grad():
        for layer in network["layers"]:
            value = compute(layer, [values[name] for name in layer.get("from", [before])], weights)
            before = layer["name"]
            values[before] = ACTIVATIONS[layer.get("activation", "linear")](value)
    return largest(values[before].numpy(), outputs)


def check_weights(folder):
    """The same numbers in both layouts and in the CSV, whatever their order. PyTorch has zeros where a table has no connection."""
    ours, theirs = (load_file(folder / f"{name}.safetensors") for name in ("tfjs", "pytorch"))
    with safe_open(folder / "tfjs.safetensors", framework="np") as file:
        assert file.metadata()["format"] == "tf" and "architecture" in file.metadata()
    with open(folder / "weights.csv", newline="") as file:
        table = np.array([row["value"] for row in csv.DictReader(file)], dtype=np.float32)
    ordered = lambda weights: np.sort(np.concatenate([np.zeros(0, np.float32), *[w.ravel() for w in weights.values()]]))
    assert np.array_equal(ordered(ours), np.sort(table))
    assert np.array_equal(*[values[values != 0] for values in (ordered(ours), ordered(theirs))])
    return len(table)


def main(root):
    print(f"keras {keras.__version__} onnx {onnx.__version__} onnxruntime {onnxruntime.__version__} "
          f"torch {torch.__version__}")
    worst = {}
    for folder in sorted(path for path in Path(root).iterdir() if path.is_dir()):
        network = json.loads((folder / "network.json").read_text())
        images = np.array(network["images"], np.float32).reshape(-1, *network["inputShape"])
        outputs = np.array(network["outputs"], np.float32)
        results = dict(pytorch=check_pytorch(folder / "pytorch.safetensors", network, images, outputs))
        for name, check in dict(keras=check_keras, onnx=check_onnx).items():
            path = folder / f"model.{name}"
            if path.exists():
                results[name] = check(path, images, outputs)
        assert max(results.values()) < 1e-5, (folder.name, results)
        for name, value in results.items():
            worst[name] = max(worst.get(name, 0), value)
        differences = ", ".join(f"{name} {value:.1e}" for name, value in results.items())
        print(f"{folder.name}: {check_weights(folder)} weights; largest difference: {differences}")
    print("all:", ", ".join(f"{name} {value:.1e}" for name, value in worst.items()))


main(sys.argv[1])
