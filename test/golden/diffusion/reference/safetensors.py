"""Reads and writes float32 safetensors files with nothing but torch and numpy."""
import json
import struct

import numpy
import torch


def load(path):
    data = open(path, 'rb').read()
    (length,) = struct.unpack('<Q', data[:8])
    header = json.loads(data[8:8 + length])
    body = memoryview(data)[8 + length:]
    tensors = {}
    for name, entry in header.items():
        if name == '__metadata__':
            continue
        begin, end = entry['data_offsets']
        values = numpy.frombuffer(body[begin:end], dtype='<f4').reshape(entry['shape'])
        tensors[name] = torch.from_numpy(values.copy())
    return tensors


def save(path, tensors):
    header, chunks, position = {}, [], 0
    for name, tensor in tensors.items():
        chunk = tensor.detach().contiguous().numpy().astype('<f4').tobytes()
        header[name] = {
            'dtype': 'F32', 'shape': list(tensor.shape), 'data_offsets': [position, position + len(chunk)]}
        chunks.append(chunk)
        position += len(chunk)
    text = json.dumps(header, separators=(',', ':')).encode()
    text += b' ' * (-len(text) % 8)
    with open(path, 'wb') as file:
        file.write(struct.pack('<Q', len(text)) + text + b''.join(chunks))
