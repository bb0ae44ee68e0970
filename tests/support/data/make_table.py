"""Writes table.json: values and partial derivatives of the functions of src/lib/math/table by mpmath.

Run with mpmath 1.3 or later: python3 make_table.py > table.json
`rows` has for each function [u, f, f', f''] or [u, v, f, f_u, f_v, f_uu, f_uv, f_vv];
`dense` has [u, f] at many points for the special functions. Numbers have 17 digits and null stands for a
derivative that does not exist.
"""
import json
import random

import mpmath as mp
from mpmath import mpf

mp.mp.dps = 60


def real(x):
    if isinstance(x, mp.mpc):
        assert abs(x.imag) < mpf(10) ** -40, x
        return x.real
    return x


half = mpf(1) / 2
unary = {
    'negate': (lambda x: -x, [-1.5, 2.25]),
    'sqrt': (mp.sqrt, [0.0625, 2, 5.75]),
    'cbrt': (lambda x: mp.sign(x) * mp.cbrt(abs(x)), [-5.5, -0.125, 0.3, 7]),
    'abs': (abs, [-2.5, 3.25]),
    'sign': (mp.sign, [-2.5, 3.25]),
    'step': (lambda x: mpf(x > 0), [-2.5, 3.25]),
    'relu': (lambda x: x if x > 0 else mpf(0), [-2.5, 3.25]),
    'floor': (mp.floor, [-2.75, 3.25]),
    'ceil': (mp.ceil, [-2.75, 3.25]),
    'round': (lambda x: mp.floor(x + half), [-2.75, -1.25, 0.75, 3.25]),
    'exp': (mp.exp, [-30.5, -0.5, 1, 3.5]),
    'expm1': (mp.expm1, [-3, -1e-9, 1e-5, 2.5]),
    'ln': (mp.log, [1e-5, 0.5, 1.25, 6]),
    'log10': (lambda x: mp.log(x, 10), [1e-5, 0.5, 1.25, 6]),
    'log2': (lambda x: mp.log(x, 2), [1e-5, 0.5, 1.25, 6]),
    'log1p': (lambda x: mp.log(1 + x), [-0.875, -1e-9, 1e-5, 2.5]),
    'sigmoid': (lambda x: 1 / (1 + mp.exp(-x)), [-40, -2.5, 0, 1.5, 40]),
    'softplus': (lambda x: mp.log(1 + mp.exp(x)), [-40, -2.5, 0, 1.5, 40]),
    'sin': (mp.sin, [-3.5, 1, 100]),
    'cos': (mp.cos, [-3.5, 1, 100]),
    'tan': (mp.tan, [-3.5, 1, 1.5]),
    'sec': (mp.sec, [-3.5, 1, 1.5]),
    'csc': (mp.csc, [-3.5, 0.01, 1.5]),
    'cot': (mp.cot, [-3.5, 0.01, 1.5]),
    'asin': (mp.asin, [-0.999, -0.5, 1e-6, 0.75]),
    'acos': (mp.acos, [-0.999, -0.5, 1e-6, 0.75]),
    'atan': (mp.atan, [-3.5, 1e-6, 0.75, 1000]),
    'asec': (mp.asec, [-3.5, -1.0009765625, 1.0009765625, 2.5, 1000]),
    'acsc': (mp.acsc, [-3.5, -1.0009765625, 1.0009765625, 2.5, 1000]),
    'acot': (lambda x: mp.atan(1 / x), [-3.5, -0.125, 0.75, 1000]),
    'sinc': (lambda x: mp.sin(x) / x, [-3.5, -0.01, 1e-7, 0.75, 1.25, 20]),
    'sinh': (mp.sinh, [-3.5, 1e-6, 2]),
    'cosh': (mp.cosh, [-3.5, 1e-6, 2]),
    'tanh': (mp.tanh, [-3.5, 1e-6, 2, 15]),
    'sech': (mp.sech, [-3.5, 1e-6, 2, 15]),
    'csch': (mp.csch, [-3.5, 0.01, 2, 15]),
    'coth': (mp.coth, [-3.5, 0.01, 2, 15]),
    'asinh': (mp.asinh, [-3.5, 1e-6, 2, 1e9]),
    'acosh': (mp.acosh, [1.0009765625, 1.5, 1e9]),
    'atanh': (mp.atanh, [-0.9990234375, 1e-6, 0.75]),
    'asech': (mp.asech, [1e-6, 0.5, 0.9990234375]),
    'acsch': (mp.acsch, [-3.5, 1e-6, 2, 1e9]),
    'acoth': (mp.acoth, [-3.5, -1.0009765625, 1.0009765625, 1e9]),
    'erf': (mp.erf, [-3.5, -0.75, 1e-9, 0.4, 0.5, 1, 5]),
    'erfc': (mp.erfc, [-3.5, -0.4, 0.25, 0.5, 2, 6, 26]),
    'gamma': (mp.gamma, [-20.5, -3.25, -0.001, 1e-6, 0.5, 1.5, 4.2, 30.7, 170.5]),
    'factorial': (lambda x: mp.gamma(x + 1), [-3.25, -0.5, 0.5, 3.2, 25.5]),
    'lgamma': (lambda x: mp.log(abs(mp.gamma(x))), [-50.5, -3.25, 1e-6, 0.5, 4.2, 30.7, 1e6]),
    'digamma': (lambda x: mp.psi(0, x), [-50.5, -3.25, 1e-6, 0.5, 4.2, 30.7, 1e6]),
}
binary = {
    'add': (lambda x, y: x + y, [[1.5, -2]]),
    'subtract': (lambda x, y: x - y, [[1.5, -2]]),
    'multiply': (lambda x, y: x * y, [[1.5, -2]]),
    'divide': (lambda x, y: x / y, [[1.5, -2], [-3.25, 0.5]]),
    'pow': (mp.power, [[1.5, -2.5], [0.125, 3], [7, 0.25], [2, 0]]),
    'nthRoot': (lambda x, n: mp.power(x, 1 / n), [[1.5, 2.5], [0.125, 3], [7, 4], [7, -3]]),
    'hypot': (mp.hypot, [[3, -4], [0.125, 2.5], [-1, 1]]),
    'min': (lambda x, y: min(x, y), [[3, -4], [0.125, 2.5]]),
    'max': (lambda x, y: max(x, y), [[3, -4], [0.125, 2.5]]),
    'mod': (lambda x, y: x - y * mp.floor(x / y), [[7.25, 3], [-7.25, 3], [7.25, -3], [-7.25, -3]]),
    'atan2': (mp.atan2, [[1.5, -2], [-0.125, -2.5], [3, 4], [-1, 0.5]]),
    'lt': (lambda x, y: mpf(x < y), [[3, -4], [0.125, 2.5]]),
    'le': (lambda x, y: mpf(x <= y), [[3, -4], [0.125, 2.5]]),
    'gt': (lambda x, y: mpf(x > y), [[3, -4], [0.125, 2.5]]),
    'ge': (lambda x, y: mpf(x >= y), [[3, -4], [0.125, 2.5]]),
    'eq': (lambda x, y: mpf(x == y), [[3, -4], [0.125, 2.5]]),
    'ne': (lambda x, y: mpf(x != y), [[3, -4], [0.125, 2.5]]),
}
orders = [[0, 2.5], [1, -3.25], [1, 0.5], [2, 4.75], [3, -20.25], [7, 1.5], [12, 9.25]]


def text(x):
    return None if x is None else float(mp.nstr(real(x), 20))


def diff(f, at, order):
    step = mpf(10) ** -15
    return mp.diff(f, at, order, h=step)


rows = {}
for name, (f, points) in unary.items():
    rows[name] = [
        [p] + [text(x) for x in (f(mpf(p)), diff(f, mpf(p), 1), diff(f, mpf(p), 2))] for p in points
    ]
for name, (f, points) in binary.items():
    rows[name] = [
        p
        + [text(f(mpf(p[0]), mpf(p[1])))]
        + [text(diff(f, (mpf(p[0]), mpf(p[1])), o)) for o in ((1, 0), (0, 1), (2, 0), (1, 1), (0, 2))]
        for p in points
    ]
rows['polygamma'] = [
    [n, x] + [text(v) for v in (mp.psi(n, mpf(x)), None, mp.psi(n + 1, mpf(x)), None, None, mp.psi(n + 2, mpf(x)))]
    for n, x in orders
]
random.seed(1)
spread = [random.uniform(-30, 40) for _ in range(60)] + [random.uniform(40, 170) for _ in range(20)]
small = [s * 10 ** random.uniform(-9, 0) for s in (1, -1) for _ in range(10)]
special = {
    'erf': (mp.erf, [random.uniform(-6.5, 6.5) for _ in range(60)] + small),
    'gamma': (mp.gamma, spread + small),
    'lgamma': (lambda x: mp.log(abs(mp.gamma(x))), spread + small),
    'polygamma0': (lambda x: mp.psi(0, x), spread + small),
    'polygamma1': (lambda x: mp.psi(1, x), spread + small),
    'polygamma2': (lambda x: mp.psi(2, x), spread + small),
    'polygamma9': (lambda x: mp.psi(9, x), spread + small),
    'sincSlope1': (lambda x: mp.diff(mp.sinc, x), [random.uniform(-6.5, 6.5) for _ in range(60)] + small),
    'sincSlope2': (lambda x: mp.diff(mp.sinc, x, 2), [random.uniform(-6.5, 6.5) for _ in range(60)] + small),
    'erfc': (mp.erfc, [random.uniform(-6.5, 26.3) for _ in range(100)] + [-0.46875, 0.46875, 4, 4.0625, 6] + small),
}
dense = {name: [[x, text(f(mpf(x)))] for x in points] for name, (f, points) in special.items()}
about = f'Computed by make_table.py with mpmath {mp.__version__} at {mp.mp.dps} digits'


def listing(tables):
    lists = (f'    "{name}": [\n' + ',\n'.join(f'      {json.dumps(r)}' for r in t) + '\n    ]' for name, t in tables.items())
    return '{\n' + ',\n'.join(lists) + '\n  }'


print('{\n  "about": ' + json.dumps(about) + ',')
print('  "rows": ' + listing(rows) + ',')
print('  "dense": ' + listing(dense) + '\n}')
