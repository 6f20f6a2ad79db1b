"""The U-Net of latent diffusion with the adapters of Xiang et al. 2023, brief, for reference values.

Written from the papers (Rombach et al. 2022; Xiang et al. 2023, arXiv 2303.18181); modules bear the names of
latent-diffusion's UNetModel, so that weights go by the same names. An adapter is read and added at one point of every
transformer block, or of every residual block.
"""
import math
from types import SimpleNamespace

import torch
from torch import nn
from torch.nn import functional as F

RESIDUAL_POINTS = ('resi', 'reso')
ACTIVATIONS = {'relu': nn.ReLU, 'sig': nn.Sigmoid, 'silu': nn.SiLU, 'ident': nn.Identity}


def group_norm(channels, eps=1e-5):
    return nn.GroupNorm(32, channels, eps=eps)


class Tap:
    """Passes the points of one block on, reading the adapter's input at one and adding its output at another."""

    def __init__(self, case, adapter):
        self.case, self.adapter, self.output = case, adapter, None

    def __call__(self, point, value):
        if self.adapter is None:
            return value
        if point == self.case.input:
            self.output = self.case.scale * self.adapter(value)
        return value + self.output if point == self.case.output and self.output is not None else value


class Block(nn.Module):
    """A block that may hold an adapter, under the name that the original code gives it."""

    case = None
    adapter_name = None

    def tap(self):
        return Tap(self.case, getattr(self, self.adapter_name, None))


class AdapterInOut(nn.Module):
    def __init__(self, dim, mid, activation):
        super().__init__()
        self.adp = nn.Sequential(nn.Linear(dim, mid), activation(), nn.Linear(mid, dim))

    def forward(self, x):
        return self.adp(x)


class ResBlock(Block):
    adapter_name = 'adapter'

    def __init__(self, c_in, c_out, time_dim):
        super().__init__()
        self.channels = (c_in, c_out)
        self.in_layers = nn.Sequential(group_norm(c_in), nn.SiLU(), nn.Conv2d(c_in, c_out, 3, padding=1))
        self.emb_layers = nn.Sequential(nn.SiLU(), nn.Linear(time_dim, c_out))
        self.out_layers = nn.Sequential(
            group_norm(c_out), nn.SiLU(), nn.Dropout(0), nn.Conv2d(c_out, c_out, 3, padding=1))
        self.skip_connection = nn.Identity() if c_in == c_out else nn.Conv2d(c_in, c_out, 1)

    def forward(self, x, time, context):
        tap = self.tap()
        x = tap('resi', x)
        h = self.in_layers(x) + self.emb_layers(time)[:, :, None, None]
        return tap('reso', self.skip_connection(x) + self.out_layers(h))

    def attach(self, case):
        c_in, c_out = self.channels
        read, added = (c_in if point == 'resi' else c_out for point in (case.input, case.output))
        self.case = case
        self.adapter = nn.Sequential(
            group_norm(read), nn.SiLU(), nn.Conv2d(read, case.midDim, 3, padding=1),
            ACTIVATIONS[case.activation](), nn.Conv2d(case.midDim, added, 3, padding=1))


class Attention(nn.Module):
    def __init__(self, dim, context_dim, heads):
        super().__init__()
        self.heads = heads
        self.to_q = nn.Linear(dim, dim, bias=False)
        self.to_k = nn.Linear(context_dim, dim, bias=False)
        self.to_v = nn.Linear(context_dim, dim, bias=False)
        self.to_out = nn.Sequential(nn.Linear(dim, dim), nn.Dropout(0))

    def forward(self, x, context):
        split = lambda t: t.reshape(*t.shape[:2], self.heads, -1).transpose(1, 2)
        q, k, v = split(self.to_q(x)), split(self.to_k(context)), split(self.to_v(context))
        weights = (q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])).softmax(-1)
        return self.to_out((weights @ v).transpose(1, 2).reshape(x.shape))


class GEGLU(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.proj = nn.Linear(dim, 8 * dim)

    def forward(self, x):
        value, gate = self.proj(x).chunk(2, dim=-1)
        return value * F.gelu(gate)


class FeedForward(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.net = nn.Sequential(GEGLU(dim), nn.Dropout(0), nn.Linear(4 * dim, dim))

    def forward(self, x):
        return self.net(x)


class TransformerBlock(Block):
    adapter_name = 'adapter_inout'

    def __init__(self, dim, context_dim, heads):
        super().__init__()
        self.dims = (dim, context_dim)
        self.attn1 = Attention(dim, dim, heads)
        self.ff = FeedForward(dim)
        self.attn2 = Attention(dim, context_dim, heads)
        self.norm1, self.norm2, self.norm3 = nn.LayerNorm(dim), nn.LayerNorm(dim), nn.LayerNorm(dim)

    def forward(self, x, context):
        tap = self.tap()
        x = tap('attn1i', x)
        normed = self.norm1(x)
        x = tap('attn2i', tap('attn1o', self.attn1(normed, normed)) + x)
        context = tap('attn2c', context)
        x = tap('ffni', tap('attn2o', self.attn2(self.norm2(x), context)) + x)
        return tap('transo', tap('ffno', self.ff(self.norm3(x))) + x)

    def attach(self, case):
        dim = self.dims[case.input == 'attn2c']
        self.case = case
        self.adapter_inout = AdapterInOut(dim, case.midDim, ACTIVATIONS[case.activation])


class SpatialTransformer(nn.Module):
    def __init__(self, channels, context_dim, heads, depth):
        super().__init__()
        self.norm = group_norm(channels, eps=1e-6)
        self.proj_in = nn.Conv2d(channels, channels, 1)
        self.transformer_blocks = nn.ModuleList(
            TransformerBlock(channels, context_dim, heads) for _ in range(depth))
        self.proj_out = nn.Conv2d(channels, channels, 1)

    def forward(self, x, time, context):
        tokens = self.proj_in(self.norm(x)).flatten(2).transpose(1, 2)
        for block in self.transformer_blocks:
            tokens = block(tokens, context)
        return self.proj_out(tokens.transpose(1, 2).reshape(x.shape)) + x


class Downsample(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.op = nn.Conv2d(channels, channels, 3, stride=2, padding=1)

    def forward(self, x, time, context):
        return self.op(x)


class Upsample(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x, time, context):
        return self.conv(F.interpolate(x, scale_factor=2, mode='nearest'))


class Stem(nn.Conv2d):
    def forward(self, x, time, context):
        return super().forward(x)


class Stage(nn.ModuleList):
    def forward(self, x, time, context):
        for layer in self:
            x = layer(x, time, context)
        return x


class UNetModel(nn.Module):
    """config: the snake_case parameters of the original."""

    def __init__(self, config):
        super().__init__()
        c = SimpleNamespace(**{'num_heads': -1, 'num_head_channels': -1, 'transformer_depth': 1, **config})
        self.width = width = c.model_channels
        time_dim = 4 * width
        self.time_embed = nn.Sequential(nn.Linear(width, time_dim), nn.SiLU(), nn.Linear(time_dim, time_dim))

        def transformer(channels):
            heads = c.num_heads if c.num_head_channels == -1 else channels // c.num_head_channels
            return SpatialTransformer(channels, c.context_dim, heads, c.transformer_depth)

        channels, factor, skips = width, 1, [width]
        self.input_blocks = nn.ModuleList([Stage([Stem(c.in_channels, width, 3, padding=1)])])
        for level, mult in enumerate(c.channel_mult):
            for _ in range(c.num_res_blocks):
                layers = [ResBlock(channels, mult * width, time_dim)]
                channels = mult * width
                if factor in c.attention_resolutions:
                    layers.append(transformer(channels))
                self.input_blocks.append(Stage(layers))
                skips.append(channels)
            if level != len(c.channel_mult) - 1:
                self.input_blocks.append(Stage([Downsample(channels)]))
                skips.append(channels)
                factor *= 2
        self.middle_block = Stage(
            [ResBlock(channels, channels, time_dim), transformer(channels), ResBlock(channels, channels, time_dim)])
        self.output_blocks = nn.ModuleList()
        for level, mult in reversed(list(enumerate(c.channel_mult))):
            for repeat in range(c.num_res_blocks + 1):
                layers = [ResBlock(channels + skips.pop(), mult * width, time_dim)]
                channels = mult * width
                if factor in c.attention_resolutions:
                    layers.append(transformer(channels))
                if level and repeat == c.num_res_blocks:
                    layers.append(Upsample(channels))
                    factor //= 2
                self.output_blocks.append(Stage(layers))
        self.out = nn.Sequential(group_norm(channels), nn.SiLU(), nn.Conv2d(width, c.out_channels, 3, padding=1))

    def forward(self, x, timesteps, context):
        half = self.width // 2
        angles = timesteps[:, None].float() * torch.exp(-math.log(10_000) * torch.arange(half) / half)
        time = self.time_embed(torch.cat([angles.cos(), angles.sin()], dim=1))
        skips = []
        for stage in self.input_blocks:
            x = stage(x, time, context)
            skips.append(x)
        x = self.middle_block(x, time, context)
        for stage in self.output_blocks:
            x = stage(torch.cat([x, skips.pop()], dim=1), time, context)
        return self.out(x)

    def attach(self, case):
        """Freezes the net and puts an adapter into each block of the case's kind, initialised as PyTorch does."""
        self.requires_grad_(False)
        kind = ResBlock if case.input in RESIDUAL_POINTS else TransformerBlock
        for block in [module for module in self.modules() if isinstance(module, kind)]:
            block.attach(case)

    def adapter_parameters(self):
        return {name: p for name, p in self.named_parameters() if p.requires_grad}
