"""Reads what write-exports.mjs wrote with the programs the formats are of, and compares with what tfjs computed.

pip install keras tensorflow torch onnx onnxruntime safetensors
npm run interop

Keras runs on TensorFlow, or on what KERAS_BACKEND says: jax agrees too. On torch its average pooling with same padding
repeats the edge where TensorFlow leaves it out, so that the model `uneven` differs there by 0.004.
"""

import csv
import io
import os
import sys
import zipfile
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import h5py
import keras
import numpy as np
import onnx
import onnxruntime
import torch
from safetensors import safe_open
from safetensors.numpy import load_file
from safetensors.torch import load_file as load_state_dict

COUNT = 1000


def largest(found, expected):
    assert found.shape == expected.shape, (found.shape, expected.shape)
    return float(np.abs(found - expected).max())


def check_onnx(folder, digits, outputs):
    file = onnx.load(folder / "model.onnx")
    onnx.checker.check_model(file, full_check=True)
    session = onnxruntime.InferenceSession(folder / "model.onnx")
    shape = [COUNT, *session.get_inputs()[0].shape[1:]]
    logits, probabilities = session.run(None, {"input": digits.reshape(shape)})
    sums = np.allclose(outputs.sum(axis=1), 1, atol=1e-4)
    return largest(probabilities if sums else logits, outputs)


def groups_and_datasets(path):
    found = []
    with zipfile.ZipFile(path) as archive, h5py.File(io.BytesIO(archive.read("model.weights.h5"))) as file:
        file.visititems(lambda name, item: found.append((name, getattr(item, "shape", None), dict(item.attrs))))
    return found


def check_keras(folder, digits, outputs):
    model = keras.models.load_model(folder / "model.keras")
    model.save(folder / "again.keras")
    assert groups_and_datasets(folder / "model.keras") == groups_and_datasets(folder / "again.keras")
    shape = [COUNT, *model.input_shape[1:]]
    return largest(model.predict(digits.reshape(shape), verbose=0), outputs)


def check_safetensors(folder):
    """The same numbers in both layouts and in the CSV, whatever their order."""
    ours, theirs = (load_file(folder / f"{name}.safetensors") for name in ("tfjs", "pytorch"))
    with safe_open(folder / "tfjs.safetensors", framework="np") as file:
        assert file.metadata()["format"] == "tf" and "architecture" in file.metadata()
    with open(folder / "weights.csv", newline="") as file:
        table = np.array([row["value"] for row in csv.DictReader(file)], dtype=np.float32)
    ordered = [np.sort(np.concatenate([w.ravel() for w in weights.values()])) for weights in (ours, theirs)]
    assert np.array_equal(*ordered) and np.array_equal(ordered[0], np.sort(table))
    return len(table)


def check_lenet5_in_pytorch(folder, digits, outputs):
    from torch import nn

    layers = dict(conv1=nn.Conv2d(1, 6, 5), tanh1=nn.Tanh(), pool1=nn.AvgPool2d(2))
    layers |= dict(conv2=nn.Conv2d(6, 16, 5), tanh2=nn.Tanh(), pool2=nn.AvgPool2d(2), flatten=nn.Flatten())
    layers |= dict(dense1=nn.Linear(256, 120), tanh3=nn.Tanh(), dense2=nn.Linear(120, 84), tanh4=nn.Tanh())
    layers |= dict(dense3=nn.Linear(84, 10), softmax=nn.Softmax(1))
    model = nn.Sequential()
    for name, layer in layers.items():
        model.add_module(name, layer)
    model.load_state_dict(load_state_dict(folder / "pytorch.safetensors"), strict=True)
    with torch.no_grad():
        return largest(model(torch.from_numpy(digits.reshape(COUNT, 1, 28, 28))).numpy(), outputs)


def main(root):
    print(f"keras {keras.__version__} onnx {onnx.__version__} onnxruntime {onnxruntime.__version__} "
          f"torch {torch.__version__}")
    for folder in sorted(path for path in Path(root).iterdir() if path.is_dir()):
        digits, outputs = (np.fromfile(folder / name, np.float32) for name in ("digits.bin", "outputs.bin"))
        outputs = outputs.reshape(COUNT, -1)
        results = dict(onnx=check_onnx(folder, digits, outputs), keras=check_keras(folder, digits, outputs))
        if folder.name == "lenet5":
            results["pytorch"] = check_lenet5_in_pytorch(folder, digits, outputs)
        assert max(results.values()) < 1e-4, results
        differences = ", ".join(f"{name} {value:.1e}" for name, value in results.items())
        print(f"{folder.name}: {check_safetensors(folder)} weights; largest difference: {differences}")


main(sys.argv[1])
