"""The reference step in Keras on TensorFlow: `fit()` on batches in memory."""

import itertools
import os

import peer

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
numpy = peer.require("numpy")
tensorflow = peer.require("tensorflow")
tensorflow.config.threading.set_intra_op_parallelism_threads(peer.THREADS)
tensorflow.config.threading.set_inter_op_parallelism_threads(peer.THREADS)
keras = peer.require("keras")

inputs = peer.Inputs(numpy)
layers = keras.layers
model = keras.Sequential(
    [
        keras.Input((28, 28, 1)),
        layers.Conv2D(6, 5, activation="tanh"),
        layers.AveragePooling2D(2),
        layers.Conv2D(16, 5, activation="tanh"),
        layers.AveragePooling2D(2),
        layers.Flatten(),
        layers.Dense(120, activation="tanh"),
        layers.Dense(84, activation="tanh"),
        layers.Dense(10, activation="softmax"),
    ]
)
model.set_weights(inputs.weights)
model.compile(
    optimizer=keras.optimizers.Adam(inputs.learning_rate, inputs.beta1, inputs.beta2, inputs.epsilon),
    loss="sparse_categorical_crossentropy",
)
count = inputs.batches * inputs.batch_size
next_batch = itertools.cycle(range(inputs.batches))


def losses(steps):
    for index in itertools.islice(next_batch, steps):
        rows = slice(index * inputs.batch_size, (index + 1) * inputs.batch_size)
        model.reset_metrics()
        yield model.train_on_batch(inputs.images[rows], inputs.labels[rows])


def train(steps):
    """Every burst starts at the first image: `fit()` takes whole arrays."""
    repeats = -(-steps // inputs.batches)
    images = inputs.images[:count] if repeats == 1 else numpy.concatenate([inputs.images[:count]] * repeats)
    labels = inputs.labels[:count] if repeats == 1 else numpy.concatenate([inputs.labels[:count]] * repeats)
    rows = steps * inputs.batch_size
    model.fit(images[:rows], labels[:rows], batch_size=inputs.batch_size, shuffle=False, verbose=0)


peer.serve(
    {"Keras": keras.__version__, "TensorFlow": tensorflow.__version__},
    model.count_params(),
    losses,
    train,
)
