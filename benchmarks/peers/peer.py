"""What the Python peers share: the inputs of the reference step, and the protocol of the benchmark.

A peer reads one JSON object per line from stdin and answers each with one line on stdout:

  {"task": "losses", "steps": 20}  trains; answers the loss of each step, before its update
  {"task": "train", "steps": 100}  trains; answers the wall time and the processor time of all threads
"""

import importlib
import json
import os
import platform
import sys
import time

# Libraries print to stdout. The protocol has the real one.
_protocol = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

FOLDER = sys.argv[1]
THREADS = int(sys.argv[2])
MODE = sys.argv[3] if len(sys.argv) > 3 else ""


def _send(message):
    _protocol.write(json.dumps(message) + "\n")
    _protocol.flush()


def stop_missing(what):
    """Ends the process: something that the peer needs is not installed."""
    _send({"missing": what})
    sys.exit(0)


def require(module):
    """Imports a module. Ends the process if it is not installed."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        stop_missing(error.name)


def pin_to_cores():
    """Limits the process to as many cores as it has threads, for libraries that have no option for it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:THREADS])


class Inputs:
    """The images as float32 of shape [count, 28, 28, 1], their labels, and the initial weights in the layout of Keras."""

    def __init__(self, numpy):
        with open(os.path.join(FOLDER, "inputs.json")) as file:
            described = json.load(file)
        self.batch_size = described["batchSize"]
        self.learning_rate = described["learningRate"]
        self.beta1 = described["beta1"]
        self.beta2 = described["beta2"]
        self.epsilon = described["epsilon"]
        pixels = numpy.fromfile(os.path.join(FOLDER, "images.bin"), numpy.uint8)
        self.images = (pixels.astype(numpy.float32) / 255).reshape(-1, 28, 28, 1)
        self.labels = numpy.fromfile(os.path.join(FOLDER, "labels.bin"), numpy.uint8).astype(numpy.int64)
        self.batches = len(self.labels) // self.batch_size
        values = numpy.fromfile(os.path.join(FOLDER, "weights.bin"), numpy.float32)
        self.weights = []
        for shape in described["shapes"]:
            size = int(numpy.prod(shape))
            self.weights.append(values[:size].reshape(shape))
            values = values[size:]


def serve(versions, parameters, losses, train):
    """Answers requests until stdin ends.

    losses(steps) trains and returns the loss of each step; train(steps) trains and returns when all steps are finished.
    """
    versions = {**versions, "Python": platform.python_version()}
    _send({"ready": True, "parameters": parameters, "threads": THREADS, "versions": versions})
    for line in sys.stdin:
        request = json.loads(line)
        if request["task"] == "losses":
            _send({"losses": [float(loss) for loss in losses(request["steps"])]})
            continue
        wall, cpu = time.perf_counter(), time.process_time()
        train(request["steps"])
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        _send({"milliseconds": 1000 * wall, "cpuMilliseconds": 1000 * cpu})
