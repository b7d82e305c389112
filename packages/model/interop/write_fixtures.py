"""Writes small models with PyTorch and Keras, and their outputs, to ../fixtures: `python3 write_fixtures.py`.

Every model takes 12×12 images. The weights and the images are random, with a fixed seed.
"""

import json
import os
import pathlib

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy
import torch
from torch import nn

OUT = pathlib.Path(__file__).parent.parent / "fixtures"
random = numpy.random.default_rng(1)
images = random.random((3, 12, 12, 1), dtype=numpy.float32)
expected = {"images": images.ravel().tolist(), "outputs": {}}


class Tutorial(nn.Module):
    """Conv, batch normalization, ReLU, max pooling, dropout, view, log-softmax: as in the tutorials of PyTorch."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 3, 5, padding=2)
        self.bn1 = nn.BatchNorm2d(3)
        self.conv2 = nn.Conv2d(3, 4, 3, stride=1)
        self.drop = nn.Dropout(0.5)
        self.fc1 = nn.Linear(16, 8)
        self.fc2 = nn.Linear(8, 10)

    def forward(self, x):
        x = nn.functional.max_pool2d(nn.functional.relu(self.bn1(self.conv1(x))), 2)
        x = nn.functional.max_pool2d(torch.tanh(self.conv2(x)), 2)
        x = x.view(x.size(0), -1)
        x = self.fc2(self.drop(nn.functional.relu(self.fc1(x))))
        return nn.functional.log_softmax(x, dim=1)


class Block(nn.Module):
    """A residual block as in torchvision, with a projection as its shortcut if the shapes differ."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.relu = nn.ReLU()
        projection = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))
        self.downsample = nn.Identity() if inputs == outputs else projection

    def forward(self, x):
        y = self.relu(self.bn1(self.conv1(x)))
        return self.relu(self.bn2(self.conv2(y)) + self.downsample(x))


class Residual(nn.Module):
    """Two residual blocks, global average pooling, a GELU."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(1, 4, 3)
        self.layer1 = Block(4, 4, 1)
        self.layer2 = Block(4, 6, 2)
        self.fc1 = nn.Linear(6, 8)
        self.fc2 = nn.Linear(8, 10)

    def forward(self, x):
        x = self.layer2(self.layer1(self.stem(x)))
        x = nn.functional.gelu(self.fc1(x.mean((2, 3))))
        return nn.functional.softmax(self.fc2(x), dim=1)


def write_torch():
    write_torch_model("torch-tutorial.onnx", Tutorial, lambda outputs: outputs.exp())
    # Before opset 20, PyTorch writes a GELU with Erf. PRESERVE keeps the normalizations.
    options = dict(opset_version=17, training=torch.onnx.TrainingMode.PRESERVE)
    write_torch_model("torch-residual.onnx", Residual, lambda outputs: outputs, **options)


def write_torch_model(name, make, probabilities, **options):
    torch.manual_seed(1)
    model = make()
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.running_mean.uniform_(0.5, 1.5)
            module.running_var.uniform_(0.5, 1.5)
    model.eval()
    x = torch.from_numpy(images.reshape(3, 1, 12, 12))
    expected["outputs"][name] = probabilities(model(x)).detach().numpy().ravel().tolist()
    torch.onnx.export(
        model,
        (x,),
        OUT / name,
        dynamo=False,
        do_constant_folding=False,
        input_names=["input"],
        output_names=["output"],
        dynamic_axes={"input": {0: "batch"}, "output": {0: "batch"}},
        **options,
    )


def randomize(model, random=random):
    """Random weights, and positive ones of one axis, such as variances."""
    model.set_weights([random.uniform(0.1, 0.9, weight.shape).astype("float32") - (0.5 if weight.ndim > 1 else 0) for weight in model.get_weights()])


def write_keras():
    layers = keras.layers
    sequential = keras.Sequential(
        [
            layers.Input((12, 12, 1)),
            layers.Rescaling(1 / 255),
            layers.RandomRotation(0.1),
            layers.Conv2D(3, 3, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.MaxPooling2D(),
            layers.Conv2D(4, 3, activation="tanh", use_bias=False),
            layers.AveragePooling2D(2),
            layers.Flatten(),
            layers.Dropout(0.5),
            layers.Dense(10),
            layers.Softmax(),
        ]
    )
    inputs = keras.Input((12, 12, 1))
    x = layers.Conv2D(3, 5, activation="relu")(inputs)
    x = layers.GlobalAveragePooling2D()(x)
    functional = keras.Model(inputs, layers.Dense(10, activation="softmax")(x))
    for name, model, scale in (("keras-sequential.keras", sequential, 255), ("keras-functional.h5", functional, 1)):
        randomize(model)
        model.save(OUT / name)
        expected["outputs"][name] = model(images * scale, training=False).numpy().ravel().tolist()


def write_residual():
    """A residual block whose paths have other lengths, and one that the operator + joins."""
    layers = keras.layers
    inputs = keras.Input((12, 12, 1), name="images")
    first = layers.Conv2D(3, 3, padding="same", use_bias=False)(inputs)
    x = layers.ReLU()(layers.BatchNormalization()(first))
    x = layers.Conv2D(3, 3, padding="same")(x)
    x = layers.Add()([layers.BatchNormalization(scale=False)(x), layers.Conv2D(3, 1)(inputs), first])
    shortcut = layers.SeparableConv2D(4, 3, strides=2, depth_multiplier=2)(layers.ZeroPadding2D(((1, 0), (0, 1)))(x))
    x = layers.DepthwiseConv2D(3, strides=2, padding="same", depth_multiplier=2, activation="relu")(x)
    x = layers.Conv2D(4, 1, activation="gelu")(x) + shortcut
    x = layers.GlobalAveragePooling2D()(layers.LeakyReLU(0.1)(x))
    model = keras.Model(inputs, layers.Dense(10, activation="softmax")(layers.Dropout(0.25)(x)), name="residual")
    randomize(model, numpy.random.default_rng(2))
    for name in ("keras-residual.keras", "keras-residual.h5"):
        model.save(OUT / name)
        expected["outputs"][name] = model(images, training=False).numpy().ravel().tolist()


write_torch()
write_keras()
write_residual()
(OUT / "small-models.json").write_text(json.dumps(expected))
