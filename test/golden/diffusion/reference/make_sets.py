#!/usr/bin/env python3
"""Makes parity sets: nets and adapters of many shapes, with the outputs and gradients that PyTorch computes.

    make_sets.py check FOLDER        compute a set again from its own base.safetensors and adapters, and compare
    make_sets.py make OUT [NAME...]  write the sets below, or those named, under OUT

Then: YATES_PARITY_DIR=OUT/NAME npx vitest run -t parity. Needs torch (1.13 will do). The random numbers, and so the files,
depend on the version of torch.
"""
import json
import os
import sys
from types import SimpleNamespace

import torch

import safetensors
from unet import RESIDUAL_POINTS, UNetModel

torch.set_num_threads(1)

SITES = [
    ('attn1i', 'attn1i'), ('attn1i', 'attn2i'), ('attn1i', 'ffni'), ('attn1i', 'transo'),
    ('attn1o', 'attn2i'), ('attn1o', 'ffni'), ('attn1o', 'transo'),
    ('attn2i', 'attn2i'), ('attn2i', 'ffni'), ('attn2i', 'transo'),
    ('attn2o', 'ffni'), ('attn2o', 'transo'), ('attn2c', 'attn2c'),
    ('ffni', 'ffni'), ('ffni', 'transo'), ('ffno', 'transo'), ('transo', 'transo'),
    ('resi', 'resi'), ('resi', 'reso'), ('reso', 'reso'),
]
FEW = [('attn1i', 'transo'), ('attn2o', 'ffni'), ('attn2c', 'attn2c'), ('resi', 'resi'), ('resi', 'reso')]
STYLES = [('relu', 1.0, 4), ('sig', 0.5, 3), ('silu', 2.0, 5), ('ident', 4.0, 1)]


def net(**changes):
    return {
        'image_size': 8, 'in_channels': 4, 'out_channels': 4, 'model_channels': 32, 'attention_resolutions': [1, 2],
        'num_res_blocks': 1, 'channel_mult': [1, 2], 'num_heads': 4, 'use_spatial_transformer': True,
        'transformer_depth': 1, 'context_dim': 16, 'use_checkpoint': False, 'legacy': False, **changes}


def inputs(batch=2, size=(8, 8), context=5, sites=tuple(FEW)):
    return SimpleNamespace(batch=batch, size=size, context=context, sites=sites)


SETS = {
    # The smallest net that has every kind of layer: shipped with the product, for yates doctor --self-test.
    'small': (net(channel_mult=[1, 1], attention_resolutions=[2], num_heads=2, context_dim=8), inputs(batch=1)),
    # Every site, on an image that is not square, with an odd context.
    'sites': (net(channel_mult=[1, 1], attention_resolutions=[1], num_heads=8, context_dim=12, in_channels=3,
                  out_channels=6), inputs(batch=3, size=(4, 6), context=7, sites=tuple(SITES))),
    'deep': (net(channel_mult=[1, 2, 3], num_res_blocks=2, attention_resolutions=[1, 2, 4]), inputs(size=(8, 12))),
    'one-level': (net(channel_mult=[1, 2, 4], attention_resolutions=[1]), inputs()),
    'no-level': (net(attention_resolutions=[8]), inputs()),
    'head-channels': (net(num_heads=-1, num_head_channels=8), inputs()),
    'one-head': (net(num_heads=1), inputs()),
    'two-heads': (net(num_heads=2), inputs(context=1)),
    'eight-heads': (net(num_heads=8), inputs(context=77)),
    'depth': (net(transformer_depth=2), inputs(batch=3)),
    'wide': (net(model_channels=64, channel_mult=[1, 3], context_dim=512), inputs(batch=1, context=77)),
    'tall': (net(channel_mult=[1, 2, 2]), inputs(batch=5, size=(20, 4), context=3)),
    'flat': (net(channel_mult=[1], num_res_blocks=3), inputs(batch=1, size=(5, 7), context=2)),
}


def run(model, tensors, case):
    """Output, loss and gradients of one case; the adapter's weights are those under its id where there are some."""
    model.attach(case)
    adapter = model.adapter_parameters()
    with torch.no_grad():
        for name, parameter in adapter.items():
            given = tensors.get(f'{case.id}.adapter.{name}')
            if given is not None:
                parameter.copy_(given)
    output = model(tensors['x'], tensors['timesteps'], tensors['context'])
    loss = ((output - tensors['target']) ** 2).mean()
    gradients = torch.autograd.grad(loss, list(adapter.values()))
    return output, loss.item(), adapter, dict(zip(adapter, gradients))


def fresh(config, base):
    model = UNetModel(config)
    model.load_state_dict(base)
    return model


def make(folder, config, shape):
    model = UNetModel(config)
    base = {name: p.detach().clone() for name, p in model.named_parameters()}
    height, width = shape.size
    tensors = {
        'x': torch.randn(shape.batch, config['in_channels'], height, width),
        'context': torch.randn(shape.batch, shape.context, config['context_dim']),
        'timesteps': torch.randint(0, 1000, (shape.batch,)).float(),
        'target': torch.randn(shape.batch, config['out_channels'], height, width)}
    cases = []
    for index, (read, added) in enumerate(shape.sites):
        activation, scale, width = STYLES[index % len(STYLES)]
        case = SimpleNamespace(
            id=f'case{index:02}', input=read, output=added, activation=activation, scale=scale, midDim=width)
        output, loss, adapter, gradients = run(fresh(config, base), tensors, case)
        if not adapter:
            continue  # No block of its kind in this net.
        tensors[f'{case.id}.eps'] = output
        for name in adapter:
            tensors[f'{case.id}.adapter.{name}'] = adapter[name]
            tensors[f'{case.id}.grad.{name}'] = gradients[name]
        cases.append({**vars(case), 'loss': loss, 'adapterParams': sum(p.numel() for p in adapter.values())})
    os.makedirs(folder, exist_ok=True)
    safetensors.save(f'{folder}/base.safetensors', base)
    safetensors.save(f'{folder}/cases.safetensors', tensors)
    with open(f'{folder}/index.json', 'w') as file:
        json.dump({
            'config': config, 'batch': shape.batch, 'size': list(shape.size), 'contextLength': shape.context,
            'layout': 'NCHW', 'params': sum(p.numel() for p in base.values()),
            'loss': 'mean((eps-target)^2)', 'cases': cases}, file, indent=1)
        file.write('\n')


def check(folder):
    """Largest relative L2 error of outputs and of the whole gradient of each case."""
    index = json.load(open(f'{folder}/index.json'))
    base = safetensors.load(f'{folder}/base.safetensors')
    tensors = safetensors.load(f'{folder}/cases.safetensors')
    worst = 0.0
    for entry in index['cases']:
        case = SimpleNamespace(**entry)
        output, loss, adapter, gradients = run(fresh(index['config'], base), tensors, case)
        expected = {name: tensors[f'{case.id}.grad.{name}'] for name in adapter}
        flat = lambda named: torch.cat([named[name].flatten() for name in adapter])
        errors = (relative(output, tensors[f'{case.id}.eps']), relative(flat(gradients), flat(expected)),
                  abs(loss / case.loss - 1))
        print(f'{case.id} {case.input} > {case.output}: output {errors[0]:.1e}, gradient {errors[1]:.1e}, '
              f'loss {errors[2]:.1e}')
        worst = max(worst, *errors)
    print(f'largest {worst:.1e}')
    return worst < 1e-5


def relative(actual, expected):
    return ((actual - expected).norm() / expected.norm()).item()


def main(command, folder, *names):
    if command == 'check':
        sys.exit(0 if check(folder) else 1)
    for name in names or SETS:
        torch.manual_seed(20230318)
        make(f'{folder}/{name}', *SETS[name])
        print(name)


if __name__ == '__main__':
    main(*sys.argv[1:])
