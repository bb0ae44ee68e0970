"""Writes critical.ts, degenerate.ts, constrained.ts and regions.ts: extrema by means that are none of Nabla's own.

Run: python3 oracle.py && npx prettier --write *.ts   (sympy 1.12, mpmath 1.3, numpy 1.26 or later)

- SymPy's parser reads the formulas as they are typed and differentiates them.
- Critical points and Lagrange points: enclose.py searches the box, and a little around it, by interval arithmetic
  until no box is left; mpmath's Newton steps give every solution to 40 digits. Lagrange points are the solutions of
  g = level and f_x g_y - f_y g_x = 0. The number of times that the gradient turns around along the edge of the box
  has to be what the kinds of the points say, and where a source publishes points, they have to be among those found.
- Regions: the extrema are closed forms by hand; bisection with intervals shows that f takes no value beyond them by
  more than 1e-7 in the region, and none as far outside small squares around the places.
"""
import json
import pathlib
import sys

import mpmath as mp
import numpy as np
import sympy as sp
from sympy.parsing.sympy_parser import convert_xor, implicit_multiplication, parse_expr, rationalize, split_symbols
from sympy.parsing.sympy_parser import standard_transformations

from enclose import never, solutions, winding, x, y
from problems import BENCHMARKS, CURVES, DEGENERATE, REGIONS, SINGULAR, SPECIAL, TEXTBOOKS

mp.mp.dps = 50
here = pathlib.Path(__file__).parent
EDGE = 2e-3
names = dict(x=x, y=y, a=sp.Symbol("a"), e=sp.E, ln=sp.log)


def read(source, parameters={}):
    while "|" in source:
        source = source.replace("|", "Abs(", 1).replace("|", ")", 1)
    rules = standard_transformations + (convert_xor, split_symbols, implicit_multiplication, rationalize)
    f = parse_expr(source, local_dict=names, transformations=rules)
    f = f.subs({sp.Symbol(k): sp.nsimplify(v, rational=True) for k, v in parameters.items()})
    assert f.free_symbols <= {x, y}, (source, f)
    return f


def edges(box):
    return [[float(sp.N(sp.sympify(end), 30)) for end in side] for side in box]


def grown(box, by=EDGE):
    return [[lo - by, hi + by] for lo, hi in box]


def inside(point, box, by=0.0):
    return all(lo + by < at < hi - by for at, (lo, hi) in zip(point, box))


def number(value):
    """The nearest f64; what is below 1e-30 is nought."""
    value = mp.mpf(value)
    return 0.0 if abs(value) < mp.mpf(10) ** -30 else float(value)


def text(value):
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return repr(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(text(part) for part in value) + "]"
    return "{ " + ", ".join(f"{key}: {text(part)}" for key, part in value.items()) + " }"


def within_edges(found, box):
    """Those in the box; none may lie so close to its edge that a search may take it or leave it."""
    assert all(inside(r, box, 1e-3) or not inside(r, grown(box, 1e-3)) for r in found), "too close to the edge"
    return sorted((r for r in found if inside(r, box)), key=lambda r: (float(r[0]), float(r[1])))


def critical(name, source, box, note, parameters=None, published=()):
    box = edges(box)
    f = read(source, parameters or {})
    gradient = [sp.diff(f, x), sp.diff(f, y)]
    found, looked = solutions(gradient, grown(box))
    second = sp.lambdify((x, y), [sp.diff(g, v) for g in gradient for v in (x, y)], "mpmath")
    value = sp.lambdify((x, y), f, "mpmath")
    points = []
    index = 0
    for r in within_edges(found, box):
        a, b, _, d = second(*r)
        det = a * d - b * b
        assert abs(det) > 1e-9 * max(abs(a), abs(b), abs(d)) ** 2, "degenerate"
        index += 1 if det > 0 else -1
        kind = "saddle" if det < 0 else "minimum" if a > 0 else "maximum"
        points.append(dict(x=number(r[0]), y=number(r[1]), value=number(value(*r)), kind=kind))
    assert winding(gradient, box) == index, (name, winding(gradient, box), index)
    for px, py, digits in published:
        assert any(abs(p["x"] - px) + abs(p["y"] - py) < 10.0**-digits for p in points), (name, px, py, points)
    kinds = [p["kind"] for p in points]
    print(f"{name}: {len(points)} points, {looked} boxes;", {k: kinds.count(k) for k in sorted(set(kinds))}, flush=True)
    entry = dict(name=name, source=source)
    if parameters:
        entry["parameters"] = parameters
    return {**entry, "box": box, "points": points, "note": note}


def constrained(name, f, g, level, box, closed, note):
    box = edges(box)
    F, G = read(f), read(g)
    system = [G - sp.nsimplify(level, rational=True), sp.diff(F, x) * sp.diff(G, y) - sp.diff(F, y) * sp.diff(G, x)]
    found, looked = solutions(system, grown(box))
    L = sp.Symbol("L")
    first = sp.lambdify((x, y), [sp.diff(e, v) for e in (F, G) for v in (x, y)], "mpmath")
    value = sp.lambdify((x, y), F, "mpmath")
    lagrangian = F - L * G
    hessian = [sp.diff(lagrangian, x, 2), sp.diff(lagrangian, x, y), sp.diff(lagrangian, y, 2)]
    second = sp.lambdify((x, y, L), hessian, "mpmath")
    points = []
    for r in within_edges(found, box):
        fx, fy, gx, gy = first(*r)
        length = gx**2 + gy**2
        assert length > 1e-6
        multiplier = (fx * gx + fy * gy) / length
        assert abs(fx - multiplier * gx) + abs(fy - multiplier * gy) < mp.mpf(10) ** -30
        a, b, d = second(*r, multiplier)
        curving = (a * gy**2 - 2 * b * gx * gy + d * gx**2) / length
        assert abs(curving) > 1e-6
        kind = "minimum" if curving > 0 else "maximum"
        at = dict(x=number(r[0]), y=number(r[1]), value=number(value(*r)))
        points.append(dict(**at, multiplier=number(multiplier), kind=kind))
    # A singular point of the curve solves the system with a singular Jacobian, and then the search would not end.
    # So the curve is closed where it keeps away from the edge of the box.
    assert closed != meets_edge(system[0], box), name
    print(f"{name}: {len(points)} points, {looked} boxes", flush=True)
    return dict(name=name, f=f, g=g, level=level, box=box, points=points, closed=closed, note=note)


def meets_edge(curve, box, steps=200_001):
    """Whether the curve crosses an edge of the box; where it does not, it has to keep away from it clearly."""
    (xl, xh), (yl, yh) = box
    call = sp.lambdify((x, y), curve, "numpy")
    t = np.linspace(0, 1, steps)
    along_x, along_y = xl + (xh - xl) * t, yl + (yh - yl) * t
    runs = [(along_x, yl + 0 * t), (along_x, yh + 0 * t), (xl + 0 * t, along_y), (xh + 0 * t, along_y)]
    values = [call(*run) + 0 * t for run in runs]
    crosses = any((v[:-1] * v[1:] <= 0).any() for v in values)
    assert crosses or min(np.abs(v).min() for v in values) > 0.01
    return crosses


def bounds(inequalities):
    """Each inequality as expressions that are at least zero where it holds; a chain gives several."""
    parts = []
    for one in inequalities:
        pieces = one.replace(">=", "\n>=\n").replace("<=", "\n<=\n").split("\n")
        for left, sign, right in zip(pieces[::2], pieces[1::2], pieces[2::2]):
            low, high = (left, right) if sign == "<=" else (right, left)
            parts.append(read(high.strip()) - read(low.strip()))
    return parts


def exact(places):
    return [[number(sp.N(sp.sympify(at), 45)) for at in place] for place in places]


def extreme(f, parts, box, value, places, sign):
    """A minimum (sign 1) or maximum (sign -1) as closed forms, proven by bisection."""
    value = sp.sympify(value)
    for place in places:
        at = {x: sp.sympify(place[0]), y: sp.sympify(place[1])}
        assert abs(sp.N(f.subs(at) - value, 45)) < 1e-40, (f, place)
        assert all(sp.N(part.subs(at), 45) > -1e-40 for part in parts), place
    # f - value has to be above -1e-7 everywhere, and above 0 away from the places.
    below = sign * (value - f)
    near = np.array(exact(places))
    radius = 0.02

    def left_out(b):
        out = np.zeros(len(b), bool)
        for px, py in near:
            out |= (b[:, 0] > px - radius) & (b[:, 1] < px + radius) & (b[:, 2] > py - radius) & (b[:, 3] < py + radius)
        return out

    assert never(lambda b: np.zeros(len(b), bool), below - sp.Rational(1, 10**7), box, parts)
    assert never(left_out, below, box, parts)
    return dict(value=number(sp.N(value, 45)), at=exact(places))


def region(name, f, inequalities, box, minimum, maximum, note):
    box = edges(box)
    F, parts = read(f), bounds(inequalities)
    # Around the box, three times as wide, no point fulfils the inequalities.
    (xl, xh), (yl, yh) = grown(box, -0.01)
    held = lambda b: (b[:, 0] > xl) & (b[:, 1] < xh) & (b[:, 2] > yl) & (b[:, 3] < yh)
    around = [[2 * lo - hi, 2 * hi - lo] for lo, hi in box]
    assert never(held, sp.Integer(1), around, parts)
    answer = dict(
        name=name,
        f=f,
        inequalities=inequalities,
        box=box,
        minimum=extreme(F, parts, box, *minimum, 1),
        maximum=extreme(F, parts, box, *maximum, -1),
        note=note,
    )
    print(f"{name}: {answer['minimum']['value']} to {answer['maximum']['value']}", flush=True)
    return answer


def module(file, head, lists):
    written = [head.strip() + "\n"]
    for constant, kind, comment, entries in lists:
        rows = "".join(f"  {text(entry)},\n" for entry in entries)
        written.append(f"/** {comment} */\nexport const {constant}: {kind}[] = [\n{rows}]\n")
    (here / file).write_text("\n".join(written), encoding="utf8")


HEADS = {}
HEADS["critical"] = """
import type { Box } from './types'

// oracle.py writes this file: SymPy's derivatives, roots to 40 digits by mpmath, completeness by interval arithmetic.

export interface CriticalPoint {
  x: number
  y: number
  value: number
  kind: 'minimum' | 'maximum' | 'saddle'
}

/** A function of x and y with all its critical points in the box, none of them degenerate or near its edge. */
export interface CriticalFunction {
  name: string
  source: string
  /** By default none. */
  parameters?: Record<string, number>
  box: Box
  points: CriticalPoint[]
  /** Where the function and its points come from. */
  note: string
}
"""

HEADS["degenerate"] = """
import type { Box, Place } from './types'

// oracle.py writes this file: SymPy shows that the gradient and the Hessian's determinant vanish at the places.

/** A function of x and y with critical points that are degenerate or that fill a curve, or with a kink. */
export interface DegenerateFunction {
  name: string
  source: string
  box: Box
  /**
   * 'isolated': one critical point, and it is degenerate. 'curve': the gradient vanishes along curves.
   * 'kink': an extremum where f has no gradient. 'everywhere': the gradient vanishes everywhere.
   */
  truth: 'isolated' | 'curve' | 'kink' | 'everywhere'
  /** The isolated point, one point of a curve, or the kink. */
  at?: Place
  note: string
}
"""

HEADS["constrained"] = """
import type { Box } from './types'

// oracle.py writes this file: stationary points to 40 digits by mpmath, completeness by interval arithmetic.

/** A point where f is stationary along the curve: ∇f = multiplier · ∇g. */
export interface StationaryPoint {
  x: number
  y: number
  value: number
  multiplier: number
  /** Of f along the curve, near the point: the second derivative along the curve is not 0 at any of these. */
  kind: 'minimum' | 'maximum'
}

/** f on the curve g = level, with all its stationary points in the box; the curve has no singular point there. */
export interface ConstrainedProblem {
  name: string
  f: string
  g: string
  level: number
  box: Box
  points: StationaryPoint[]
  /** Whether all of the curve that lies in the box is closed curves: none of it meets the edge of the box. */
  closed: boolean
  note: string
}

/** f on the curve g = level, where regular stationary points are not the whole truth. */
export interface SingularProblem {
  name: string
  f: string
  g: string
  level: number
  box: Box
  /**
   * 'cusp' and 'crossing': ∇g vanishes at a point of the curve. 'constant': f is constant on the curve.
   * 'kink': f has no gradient at some extrema. 'inflection': a stationary point is neither minimum nor maximum.
   */
  truth: 'cusp' | 'crossing' | 'constant' | 'kink' | 'inflection'
  /** All strict local extrema of f along the curve inside the box. */
  extrema: { x: number; y: number; value: number; kind: 'minimum' | 'maximum' }[]
  note: string
}
"""

HEADS["regions"] = """
import type { Box, Place } from './types'

// oracle.py writes this file: closed forms by hand, proven by bisection with interval arithmetic.

/** An absolute extremum, with all places where it is attained. */
export interface AbsoluteExtremum {
  value: number
  at: Place[]
}

/** f on the points that fulfil all inequalities: a closed and bounded region inside the box. */
export interface RegionProblem {
  name: string
  f: string
  inequalities: string[]
  box: Box
  minimum: AbsoluteExtremum
  maximum: AbsoluteExtremum
  note: string
}

/** f on a region that does not have both extrema, or that the box does not hold. */
export interface SpecialRegion {
  name: string
  f: string
  inequalities: string[]
  box: Box
  /** 'without value': f has no value at some points of the region. */
  truth: 'not closed' | 'not bounded' | 'beyond the box' | 'empty' | 'without value'
  /** Over the whole region, beyond the box too, where f has a value; null where there is none. */
  minimum: AbsoluteExtremum | null
  maximum: AbsoluteExtremum | null
  note: string
}
"""


def as_data(row):
    """The row as data: closed forms as numbers."""
    row = dict(row)
    row["box"] = edges(row["box"])
    if "at" in row:
        row["at"] = exact([row["at"]])[0]
    for end in ("minimum", "maximum"):
        if row.get(end):
            value = number(sp.N(sp.sympify(row[end]["value"]), 45))
            row[end] = dict(value=value, at=exact(row[end]["at"]))
    return row


def write_critical():
    entries = [critical(*given) for given in TEXTBOOKS + BENCHMARKS]
    points = sum(len(one["points"]) for one in entries)
    print(f"{len(entries)} functions, {points} points")
    comment = "Functions with all their critical points in a box."
    module("critical.ts", HEADS["critical"], [("criticalFunctions", "CriticalFunction", comment, entries)])


def write_degenerate():
    for row in DEGENERATE:
        f = read(row["source"])
        if row["truth"] == "kink":
            continue
        at = dict(zip((x, y), map(sp.sympify, row.get("at", [0, 0]))))
        assert all(sp.diff(f, v).subs(at) == 0 for v in (x, y)), row["name"]
        assert sp.hessian(f, (x, y)).det().subs(at) == 0, row["name"]
    print(f"{len(DEGENERATE)} degenerate functions")
    comment = "Functions whose critical points no proof of isolated ones may claim to list."
    entries = [as_data(row) for row in DEGENERATE]
    module("degenerate.ts", HEADS["degenerate"], [("degenerateFunctions", "DegenerateFunction", comment, entries)])


def write_constrained():
    entries = [constrained(*given) for given in CURVES]
    for row in SINGULAR:
        f, g = read(row["f"]), read(row["g"])
        for p in row["extrema"]:
            at = {x: p["x"], y: p["y"]}
            assert abs(sp.N(g.subs(at)) - row["level"]) < 1e-15, row["name"]
            assert abs(sp.N(f.subs(at)) - p["value"]) < 1e-15, row["name"]
    print(f"{len(entries)} constrained problems, {len(SINGULAR)} singular ones")
    regular = "Problems with all their stationary points in a box."
    singular = "Problems where Lagrange's condition misses extrema or says nothing."
    lists = [
        ("constrainedProblems", "ConstrainedProblem", regular, entries),
        ("singularProblems", "SingularProblem", singular, [as_data(row) for row in SINGULAR]),
    ]
    module("constrained.ts", HEADS["constrained"], lists)


def write_regions():
    entries = [region(*given) for given in REGIONS]
    special = [as_data(row) for row in SPECIAL]
    for row in special:
        f = read(row["f"])
        for end in (row["minimum"], row["maximum"]):
            for at in end["at"] if end else []:
                assert abs(sp.N(f.subs(dict(zip((x, y), at)))) - end["value"]) < 1e-15, row["name"]
    print(f"{len(entries)} regions, {len(special)} special ones")
    regular = "Absolute extrema over closed and bounded regions inside the box."
    irregular = "Regions and functions for which no pair of absolute extrema may be certified."
    lists = [
        ("regionProblems", "RegionProblem", regular, entries),
        ("specialRegions", "SpecialRegion", irregular, special),
    ]
    module("regions.ts", HEADS["regions"], lists)


WRITERS = dict(
    critical=write_critical, degenerate=write_degenerate, constrained=write_constrained, regions=write_regions
)

if __name__ == "__main__":
    for wanted in sys.argv[1:] or WRITERS:
        WRITERS[wanted]()
