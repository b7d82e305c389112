"""The reference step in JAX: forward pass, gradients and Adam in one function under `jax.jit`."""

import itertools

import peer

# XLA uses one thread per core that the process may use.
peer.pin_to_cores()
jax = peer.require("jax")
numpy = peer.require("numpy")
jax.config.update("jax_platforms", "cpu")
jnp = jax.numpy

inputs = peer.Inputs(numpy)


def convolve(x, kernel, bias):
    return jax.lax.conv_general_dilated(x, kernel, (1, 1), "VALID", dimension_numbers=("NHWC", "HWIO", "NHWC")) + bias


def pool(x):
    return jax.lax.reduce_window(x, 0.0, jax.lax.add, (1, 2, 2, 1), (1, 2, 2, 1), "VALID") / 4


def compute_loss(weights, x, y):
    x = pool(jnp.tanh(convolve(x, *weights[0:2])))
    x = pool(jnp.tanh(convolve(x, *weights[2:4])))
    x = x.reshape(x.shape[0], -1)
    x = jnp.tanh(x @ weights[4] + weights[5])
    x = jnp.tanh(x @ weights[6] + weights[7])
    scores = jax.nn.log_softmax(x @ weights[8] + weights[9])
    return -jnp.take_along_axis(scores, y[:, None], axis=1).mean()


def update(state, x, y):
    weights, means, variances, count = state
    loss, gradients = jax.value_and_grad(compute_loss)(weights, x, y)
    count = count + 1
    means = [inputs.beta1 * m + (1 - inputs.beta1) * g for m, g in zip(means, gradients)]
    variances = [inputs.beta2 * v + (1 - inputs.beta2) * g * g for v, g in zip(variances, gradients)]
    mean_scale, variance_scale = 1 / (1 - inputs.beta1**count), 1 / (1 - inputs.beta2**count)
    weights = [
        w - inputs.learning_rate * mean_scale * m / (jnp.sqrt(variance_scale * v) + inputs.epsilon)
        for w, m, v in zip(weights, means, variances)
    ]
    return (weights, means, variances, count), loss


compiled = jax.jit(update, donate_argnums=0)
size = inputs.batch_size
batches = itertools.cycle(
    [
        (jnp.asarray(inputs.images[i * size : (i + 1) * size]), jnp.asarray(inputs.labels[i * size : (i + 1) * size]))
        for i in range(inputs.batches)
    ]
)
weights = [jnp.asarray(values) for values in inputs.weights]
state = (weights, [jnp.zeros_like(w) for w in weights], [jnp.zeros_like(w) for w in weights], jnp.float32(0))


def step():
    global state
    state, loss = compiled(state, *next(batches))
    return loss


def train(steps):
    for _ in range(steps):
        step()
    jax.block_until_ready(state)


peer.serve(
    {"JAX": jax.__version__},
    sum(w.size for w in weights),
    lambda steps: [step().item() for _ in range(steps)],
    train,
)
