"""A small net in PyTorch that learns which points lie in a circle. It knows nothing of Yates (docs/tutorial.md)."""

import argparse
import torch

parser = argparse.ArgumentParser()
parser.add_argument("--lr", type=float, default=0.1)
parser.add_argument("--activation", choices=["relu", "tanh"], default="relu")
parser.add_argument("--epochs", type=int, default=20)
parser.add_argument("--seed", type=int, default=0)
args = parser.parse_args()
torch.manual_seed(args.seed)
torch.set_num_threads(1)
x = torch.rand(256, 2) * 2 - 1
y = ((x**2).sum(1, keepdim=True) < 0.6).float()
act = torch.nn.ReLU() if args.activation == "relu" else torch.nn.Tanh()
net = torch.nn.Sequential(torch.nn.Linear(2, 16), act, torch.nn.Linear(16, 1))
optim = torch.optim.SGD(net.parameters(), lr=args.lr)
loss_of = torch.nn.BCEWithLogitsLoss()
for epoch in range(args.epochs):
    for at in range(0, 192, 16):
        loss = loss_of(net(x[at : at + 16]), y[at : at + 16])
        optim.zero_grad()
        loss.backward()
        optim.step()
    with torch.no_grad():
        val = loss_of(net(x[192:]), y[192:])
    print(f"epoch {epoch + 1}/{args.epochs}: train loss {loss.item():.4f}, val loss: {val.item():.4f}")
