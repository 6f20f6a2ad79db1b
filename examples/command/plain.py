"""A training script that knows nothing of Yates: options by argparse, results by print.

A small network learns to tell two noisy half-moons apart, in plain Python, so that it runs everywhere; one in PyTorch has the
same shape. docs/tutorial.md makes a sweep of it.
"""

import argparse
import math
import random

ACTIVATIONS = {
    "relu": (lambda x: max(0.0, x), lambda y: 1.0 if y > 0 else 0.0),
    "tanh": (math.tanh, lambda y: 1.0 - y * y),
}


def moons(points, noise, draw):
    """Points in the plane, and which of the two half-moons each belongs to."""
    made = []
    for index in range(points):
        label, angle = index % 2, draw.random() * math.pi
        x, y = (math.cos(angle), math.sin(angle)) if label == 0 else (1 - math.cos(angle), 0.5 - math.sin(angle))
        made.append((x + draw.gauss(0, noise), y + draw.gauss(0, noise), label))
    return made


class Network:
    def __init__(self, width, activation, draw):
        self.act, self.slope = ACTIVATIONS[activation]
        self.hidden = [[draw.gauss(0, 1), draw.gauss(0, 1), 0.0] for _ in range(width)]
        self.out = [draw.gauss(0, 1 / math.sqrt(width)) for _ in range(width)] + [0.0]

    def forward(self, x, y):
        inner = [self.act(a * x + b * y + c) for a, b, c in self.hidden]
        logit = sum(w * h for w, h in zip(self.out, inner)) + self.out[-1]
        return inner, 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))

    def learn(self, x, y, label, lr):
        inner, p = self.forward(x, y)
        error = p - label
        for unit, h, index in zip(self.hidden, inner, range(len(inner))):
            back = error * self.out[index] * self.slope(h)
            self.out[index] -= lr * error * h
            for at, value in enumerate((x, y, 1.0)):
                unit[at] -= lr * back * value
        self.out[-1] -= lr * error
        return loss_of(p, label)


def loss_of(p, label):
    return -math.log(max(1e-12, p if label == 1 else 1 - p))


def main():
    parser = argparse.ArgumentParser(description="Two half-moons.")
    parser.add_argument("--lr", type=float, default=0.1, help="learning rate")
    parser.add_argument("--activation", choices=sorted(ACTIVATIONS), default="relu")
    parser.add_argument("--width", type=int, default=8, help="hidden units")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()

    draw = random.Random(args.seed)
    train, test = moons(200, 0.2, draw), moons(200, 0.2, draw)
    network = Network(args.width, args.activation, draw)
    for epoch in range(1, args.epochs + 1):
        draw.shuffle(train)
        loss = sum(network.learn(x, y, label, args.lr) for x, y, label in train) / len(train)
        found = [(network.forward(x, y)[1], label) for x, y, label in test]
        val_loss = sum(loss_of(p, label) for p, label in found) / len(found)
        right = sum((p > 0.5) == (label == 1) for p, label in found) / len(found)
        print(f"epoch {epoch}/{args.epochs}: train loss {loss:.4f}, val loss: {val_loss:.4f}, val accuracy: {right:.1%}")


if __name__ == "__main__":
    main()
