"""The reference step in PyTorch: eager, or compiled with torch.compile. Both use the fused Adam."""

import itertools
import os
import shutil

import peer

torch = peer.require("torch")
numpy = peer.require("numpy")
torch.set_num_threads(peer.THREADS)

if peer.MODE == "compiled" and not any(shutil.which(name) for name in (os.environ.get("CXX", "g++"), "clang++")):
    peer.stop_missing("a C++ compiler")

inputs = peer.Inputs(numpy)
model = torch.nn.Sequential(
    torch.nn.Conv2d(1, 6, 5),
    torch.nn.Tanh(),
    torch.nn.AvgPool2d(2),
    torch.nn.Conv2d(6, 16, 5),
    torch.nn.Tanh(),
    torch.nn.AvgPool2d(2),
    torch.nn.Flatten(),
    torch.nn.Linear(256, 120),
    torch.nn.Tanh(),
    torch.nn.Linear(120, 84),
    torch.nn.Tanh(),
    torch.nn.Linear(84, 10),
)


def to_torch(weights):
    """Keras has filters as [height, width, in, out] and flattens [height, width, channel]."""
    kernels = list(weights)
    kernels[0], kernels[2] = (kernel.transpose(3, 2, 0, 1) for kernel in (kernels[0], kernels[2]))
    kernels[4] = kernels[4].reshape(4, 4, 16, 120).transpose(2, 0, 1, 3).reshape(256, 120)
    kernels[4:9:2] = [kernel.T for kernel in kernels[4:9:2]]
    return [torch.tensor(numpy.ascontiguousarray(kernel)) for kernel in kernels]


with torch.no_grad():
    for parameter, values in zip(model.parameters(), to_torch(inputs.weights), strict=True):
        parameter.copy_(values)
optimizer = torch.optim.Adam(
    model.parameters(),
    lr=inputs.learning_rate,
    betas=(inputs.beta1, inputs.beta2),
    eps=inputs.epsilon,
    fused=True,
)
images = torch.tensor(inputs.images.transpose(0, 3, 1, 2).copy()).split(inputs.batch_size)
labels = torch.tensor(inputs.labels).split(inputs.batch_size)
batches = itertools.cycle(list(zip(images, labels))[: inputs.batches])


def forward(x, y):
    return torch.nn.functional.cross_entropy(model(x), y)


compute_loss = torch.compile(forward) if peer.MODE == "compiled" else forward


def step():
    optimizer.zero_grad(set_to_none=True)
    loss = compute_loss(*next(batches))
    loss.backward()
    optimizer.step()
    return loss


def train(steps):
    for _ in range(steps):
        step()


peer.serve(
    {"PyTorch": torch.__version__},
    sum(parameter.numel() for parameter in model.parameters()),
    lambda steps: [step().item() for _ in range(steps)],
    train,
)
