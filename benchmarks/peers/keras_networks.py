"""Trains the networks of examples/networks in Keras, and compares the losses of each step with ours.

  node tooling/benchmarks/dist/networks/write-losses.js FOLDER
  python3 benchmarks/peers/keras_networks.py FOLDER
"""

import json
import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
import keras
import numpy

OPTIMIZERS = {"sgd": keras.optimizers.SGD, "adam": keras.optimizers.Adam}


def without_dropout(description):
    """The description of a model whose dropout layers drop nothing: random masks differ from library to library."""
    for layer in description["config"]["layers"]:
        if layer["class_name"] == "Dropout":
            layer["config"]["rate"] = 0
    return json.dumps(description)


def set_weights(model, values, shapes):
    """Sets the weights, each in the layout of Keras: those with gradients, then the moving averages."""
    for weight, shape in zip([*model.trainable_weights, *model.non_trainable_weights], shapes, strict=True):
        size = int(numpy.prod(shape))
        weight.assign(values[:size].reshape(shape))
        values = values[size:]


def losses(folder, inputs, optimizer):
    """The loss of each step, before its update."""
    with open(inputs["model"]) as file:
        model = keras.models.model_from_json(without_dropout(json.load(file)))
    read = lambda name, dtype: numpy.fromfile(os.path.join(folder, name), dtype)
    set_weights(model, read("weights.bin", numpy.float32), inputs["shapes"])
    images = read("images.bin", numpy.uint8).astype(numpy.float32).reshape(-1, *model.input_shape[1:]) / 255
    labels = read("labels.bin", numpy.uint8).astype(numpy.int64)
    model.compile(optimizer, "sparse_categorical_crossentropy")
    for first in range(0, len(labels), inputs["batchSize"]):
        rows = slice(first, first + inputs["batchSize"])
        model.reset_metrics()
        yield float(model.train_on_batch(images[rows], labels[rows]))


print(f"Keras {keras.__version__}")
for name in sorted(os.listdir(sys.argv[1])):
    folder = os.path.join(sys.argv[1], name)
    with open(os.path.join(folder, "inputs.json")) as file:
        inputs = json.load(file)
    for comparison in inputs["comparisons"]:
        rule = comparison["optimizer"]
        optimizer = OPTIMIZERS[rule](comparison["learningRate"])
        own = numpy.array(list(losses(folder, inputs, optimizer)))
        for engine, others in comparison["losses"].items():
            difference = numpy.abs(own - numpy.array(others)).max()
            print(f"{name}, {rule}: {engine} and Keras differ by at most {difference:.1e}", flush=True)
