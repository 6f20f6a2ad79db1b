"""A PyTorch script as a trial: a small network learns to tell two noisy spirals apart, on the GPU where there is one.

Three things make it a trial, marked below: it reads its settings from YATES_TRIAL, prints a line of JSON now and then, and
prints its result. Everything else is any training script.
"""

import json
import math
import os

import torch
from torch import nn

ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh}
OPTIMISERS = {
    "sgd": lambda weights: torch.optim.SGD(weights, lr=0.1, momentum=0.9),
    "adam": lambda weights: torch.optim.Adam(weights, lr=0.01),
}


def spirals(points, noise, generator):
    """Points in the plane, and which of the two spirals each belongs to."""
    labels = torch.arange(points) % 2
    along = torch.rand(points, generator=generator).sqrt() * 2.5 * math.pi
    angle = along + math.pi * labels
    places = torch.stack([along * angle.cos(), along * angle.sin()], dim=1) / math.pi
    return places + noise * torch.randn(points, 2, generator=generator), labels.float()


def main():
    trial = json.loads(os.environ["YATES_TRIAL"])  # 1. the settings
    settings, steps = trial["settings"], trial["options"]["steps"]
    torch.manual_seed(trial["seed"])  # the design's: all random numbers follow from it
    data = torch.Generator().manual_seed(trial["seed"])
    torch.set_num_threads(1)  # as many trials as cores run side by side
    device = "cuda" if torch.cuda.is_available() else "cpu"

    places, labels = (tensor.to(device) for tensor in spirals(256, 0.25, data))
    test_places, test_labels = (tensor.to(device) for tensor in spirals(2048, 0.25, data))
    width, activation = settings["width"], ACTIVATIONS[settings["activation"]]
    model = nn.Sequential(
        nn.Linear(2, width), activation(), nn.Linear(width, width), activation(), nn.Linear(width, 1)
    ).to(device)
    optimiser = OPTIMISERS[settings["optimiser"]](model.parameters())

    for step in range(1, steps + 1):
        loss = nn.functional.binary_cross_entropy_with_logits(model(places).squeeze(1), labels)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if step % 25 == 0:
            print(json.dumps({"step": step, "steps": steps, "loss": loss.item()}))  # 2. how it goes

    with torch.no_grad():
        right = (model(test_places).squeeze(1) > 0) == (test_labels > 0.5)
    torch.save(model.state_dict(), os.path.join(trial["artifacts"], "model.pt"))
    print(f"trained on {device} with PyTorch {torch.__version__}")
    result = {"accuracy": right.float().mean().item(), "train_loss": loss.item()}
    print(json.dumps({"result": result}))  # 3. the result


if __name__ == "__main__":
    main()
