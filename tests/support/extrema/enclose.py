"""All solutions of two equations in two unknowns inside a box, by interval arithmetic and bisection.

This is the part of oracle.py that shows lists to be complete. A box is dropped when an enclosure of the equations
over it does not hold zero. Where the preconditioned interval Jacobian over a slightly larger box is closer to the
identity than 1 in the row-sum norm, the equations take no value twice there, so that the box holds one solution at
most: then Newton's method finds it. The search ends when no box is left, and then the list is complete.
Intervals are pairs of NumPy arrays, widened after every operation by more than its rounding.
"""
import mpmath as mp
import numpy as np
import sympy as sp

np.seterr(all="ignore")
x, y = sp.symbols("x y")


class Interval:
    def __init__(self, lo, hi, rel=0.0):
        lo, hi = np.asarray(lo, float), np.asarray(hi, float)
        if rel:
            lo, hi = lo - rel * np.abs(lo) - 1e-300, hi + rel * np.abs(hi) + 1e-300
        unknown = np.isnan(lo) | np.isnan(hi)
        self.lo, self.hi = np.where(unknown, -np.inf, lo), np.where(unknown, np.inf, hi)

    @staticmethod
    def of(u):
        if isinstance(u, Interval):
            return u
        if isinstance(u, int):
            return Interval(u, u)
        return Interval(u, u, 3e-16)

    def __add__(self, other):
        o = Interval.of(other)
        return Interval(self.lo + o.lo, self.hi + o.hi, 3e-16)

    __radd__ = __add__

    def __neg__(self):
        return Interval(-self.hi, -self.lo)

    def __sub__(self, other):
        return self + (-Interval.of(other))

    def __rsub__(self, other):
        return Interval.of(other) - self

    def __mul__(self, other):
        o = Interval.of(other)
        ends = [self.lo * o.lo, self.lo * o.hi, self.hi * o.lo, self.hi * o.hi]
        return Interval(np.minimum.reduce(ends), np.maximum.reduce(ends), 3e-16)

    __rmul__ = __mul__

    def reciprocal(self):
        crosses = (self.lo <= 0) & (self.hi >= 0)
        lo, hi = np.where(crosses, -np.inf, 1 / self.hi), np.where(crosses, np.inf, 1 / self.lo)
        return Interval(lo, hi, 3e-16)

    def __truediv__(self, other):
        return self * Interval.of(other).reciprocal()

    def __rtruediv__(self, other):
        return Interval.of(other) * self.reciprocal()

    def __pow__(self, n):
        if isinstance(n, Interval):
            return exp(n * log(self))
        if n == int(n):
            n = int(n)
            if n < 0:
                return (self**-n).reciprocal()
            a, b = self.lo**n, self.hi**n
            if n % 2:
                return Interval(a, b, 2e-15)
            crosses = (self.lo <= 0) & (self.hi >= 0)
            return Interval(np.where(crosses, 0, np.minimum(a, b)), np.maximum(a, b), 2e-15)
        if 2 * n == int(2 * n):
            return sqrt(self) ** int(2 * n)
        return exp(Interval.of(n) * log(self))

    def __rpow__(self, base):
        return exp(self * log(Interval.of(base)))


def exp(u):
    u = Interval.of(u)
    return Interval(np.exp(u.lo), np.exp(u.hi), 2e-15)


def log(u):
    u = Interval.of(u)
    lo = np.where(u.lo > 0, np.log(np.maximum(u.lo, 1e-320)), -np.inf)
    hi = np.where(u.hi > 0, np.log(np.maximum(u.hi, 1e-320)), -np.inf)
    return Interval(lo - 1e-15, hi + 1e-15, 2e-15)


def sqrt(u):
    u = Interval.of(u)
    return Interval(np.sqrt(np.maximum(u.lo, 0)), np.sqrt(np.maximum(u.hi, 0)), 2e-15)


def cos(u):
    u = Interval.of(u)
    a, b = np.cos(u.lo), np.cos(u.hi)
    # A multiple k of pi lies inside where k is an integer between the ends, a little beyond them included.
    first = np.ceil(u.lo / np.pi - 1e-12)
    last = np.floor(u.hi / np.pi + 1e-12)
    many = last - first >= 1
    one = last == first
    even = np.mod(first, 2) == 0
    hi = np.where(many | (one & even), 1, np.maximum(a, b) + 1e-15)
    lo = np.where(many | (one & ~even), -1, np.minimum(a, b) - 1e-15)
    return Interval(lo, hi)


PI = Interval(np.nextafter(np.pi, 0), np.nextafter(np.pi, 4))


def sin(u):
    return cos(Interval.of(u) - PI / 2)


def absolute(u):
    u = Interval.of(u)
    crosses = (u.lo <= 0) & (u.hi >= 0)
    a, b = np.abs(u.lo), np.abs(u.hi)
    return Interval(np.where(crosses, 0, np.minimum(a, b)), np.maximum(a, b))


MODULE = dict(
    exp=exp,
    log=log,
    sqrt=sqrt,
    sin=sin,
    cos=cos,
    Abs=absolute,
    pi=PI,
    E=Interval(np.nextafter(np.e, 0), np.nextafter(np.e, 4)),
)


def enclosing(expressions):
    """The function of two intervals that encloses each expression; constants are widened where they are rounded."""
    call = sp.lambdify((x, y), expressions, modules=[MODULE], printer=_printer(), cse=True)
    return lambda u, v: [Interval.of(part) for part in call(u, v)]


def _printer():
    from sympy.printing.pycode import PythonCodePrinter

    class Printer(PythonCodePrinter):
        _kf = {}
        _kc = {}

        def _print_Function(self, e):
            return f"{e.func.__name__}({', '.join(self._print(a) for a in e.args)})"

        _print_sin = _print_cos = _print_exp = _print_log = _print_Abs = _print_Function

        def _print_Pow(self, e, **_):
            if e.base == sp.E:
                return f"exp({self._print(e.exp)})"
            if e.exp == sp.Rational(1, 2):
                return f"sqrt({self._print(e.base)})"
            return f"({self._print(e.base)})**({self._print(e.exp)})"

        def _print_Rational(self, e):
            return f"({e.p}/{e.q})"

        def _print_Pi(self, _):
            return "pi"

        def _print_Exp1(self, _):
            return "E"

    return Printer({"fully_qualified_modules": False, "allow_unknown_functions": True})


def boxes_of(box):
    (xl, xh), (yl, yh) = box
    return np.array([[xl, xh, yl, yh]], float)


def split(b):
    mx, my = (b[:, 0] + b[:, 1]) / 2, (b[:, 2] + b[:, 3]) / 2
    halves_x, halves_y = [(b[:, 0], mx), (mx, b[:, 1])], [(b[:, 2], my), (my, b[:, 3])]
    return np.concatenate([np.stack([*u, *v], axis=1) for u in halves_x for v in halves_y])


def sides(b):
    return Interval(b[:, 0], b[:, 1]), Interval(b[:, 2], b[:, 3])


def solutions(equations, box, most=4_000_000):
    """All (x, y) in the box with both equations zero, to 40 digits, and how many boxes it took."""
    F, J = enclosing(list(equations)), enclosing([sp.diff(e, v) for e in equations for v in (x, y)])
    newton = polisher(equations)
    found: list = []
    left = boxes_of(box)
    looked = 0
    while len(left):
        looked += len(left)
        if looked > most:
            raise RuntimeError(f"too many boxes; {len(left)} left, such as {left[:3]}")
        u, v = sides(left)
        shape = u.lo.shape
        full = lambda parts: [Interval(np.broadcast_to(p.lo, shape), np.broadcast_to(p.hi, shape)) for p in parts]
        holds = lambda part: (part.lo <= 0) & (part.hi >= 0)
        keep = np.logical_and.reduce([holds(part) for part in full(F(u, v))])
        left = left[keep]
        if not len(left):
            break
        u, v = sides(left)
        shape = u.lo.shape
        cx, cy = (u.lo + u.hi) / 2, (v.lo + v.hi) / 2
        centre = full(F(Interval(cx, cx), Interval(cy, cy)))
        offset = (u - Interval(cx, cx), v - Interval(cy, cy))
        a = full(J(u, v))
        mean = [centre[i] + a[2 * i] * offset[0] + a[2 * i + 1] * offset[1] for i in (0, 1)]
        keep = holds(mean[0]) & holds(mean[1])
        # The same, preconditioned by the inverse of the Jacobian in the middle.
        du, dv = 0.3 * (u.hi - u.lo), 0.3 * (v.hi - v.lo)
        wide = np.stack([u.lo - du, u.hi + du, v.lo - dv, v.hi + dv], axis=1)
        A = full(J(*sides(wide)))
        mid = [(part.lo + part.hi) / 2 for part in A]
        det = mid[0] * mid[3] - mid[1] * mid[2]
        Y = [mid[3] / det, -mid[1] / det, -mid[2] / det, mid[0] / det]
        Y = [Interval(part, part) for part in Y]
        P = [Y[2 * i] * A[j] + Y[2 * i + 1] * A[2 + j] for i in (0, 1) for j in (0, 1)]
        C = [Y[2 * i] * centre[0] + Y[2 * i + 1] * centre[1] for i in (0, 1)]
        image = [C[i] + P[2 * i] * offset[0] + P[2 * i + 1] * offset[1] for i in (0, 1)]
        keep &= holds(image[0]) & holds(image[1])
        far = lambda p, one: np.maximum(np.abs(p.lo - one), np.abs(p.hi - one))
        norm = np.maximum(far(P[0], 1) + far(P[1], 0), far(P[2], 0) + far(P[3], 1))
        regular = norm < 0.99
        again = []
        for k in np.flatnonzero(keep):
            if not regular[k]:
                again.append(k)
                continue
            inside = lambda r: wide[k, 0] < r[0] < wide[k, 1] and wide[k, 2] < r[1] < wide[k, 3]
            if any(inside(r) for r in found):
                continue
            r = newton(cx[k], cy[k])
            if r is None or not inside(r):
                again.append(k)
            elif all(abs(r[0] - s[0]) + abs(r[1] - s[1]) > mp.mpf(10) ** -25 for s in found):
                found.append(r)
        left = split(left[again])
    return found, looked


def polisher(equations):
    """Newton's method at 40 digits; null where it does not settle."""
    F = sp.lambdify((x, y), list(equations), "mpmath", cse=True)
    J = sp.lambdify((x, y), [sp.diff(e, v) for e in equations for v in (x, y)], "mpmath", cse=True)

    def newton(at_x, at_y):
        at = mp.mpf(float(at_x)), mp.mpf(float(at_y))
        try:
            for _ in range(40):
                f, g = F(*at)
                a, b, c, d = J(*at)
                det = a * d - b * c
                step = (d * f - b * g) / det, (a * g - c * f) / det
                at = at[0] - step[0], at[1] - step[1]
                if abs(step[0]) + abs(step[1]) < mp.mpf(10) ** -36 * (1 + abs(at[0]) + abs(at[1])):
                    return at
                if abs(at[0]) + abs(at[1]) > 1e6:
                    return None
        except (ZeroDivisionError, TypeError, ValueError):
            pass
        return None

    return newton


def winding(equations, box, steps=40_000):
    """How often the vector of both equations turns around along the edge of the box, counter-clockwise."""
    (xl, xh), (yl, yh) = box
    t = np.linspace(0, 1, steps, endpoint=False)
    px = np.concatenate([xl + (xh - xl) * t, xh + 0 * t, xh - (xh - xl) * t, xl + 0 * t])
    py = np.concatenate([yl + 0 * t, yl + (yh - yl) * t, yh + 0 * t, yh - (yh - yl) * t])
    f, g = sp.lambdify((x, y), list(equations), "numpy", cse=True)(px, py)
    angle = np.arctan2(g + 0 * px, f + 0 * px)
    turn = np.diff(np.append(angle, angle[0]))
    turn = (turn + np.pi) % (2 * np.pi) - np.pi
    if np.abs(turn).max() > 1.5:
        assert steps < 5_000_000, "the edge is sampled too thinly"
        return winding(equations, box, 8 * steps)
    return round(turn.sum() / (2 * np.pi))


def never(condition, expression, box, sources, most=3_000_000):
    """
    Whether no point of the box where all `sources` are at least zero has `expression` at least zero, or is left out
    by `condition` (which says of boxes whether they need no looking at).
    """
    smooth = not expression.has(sp.Abs)
    F, G = enclosing([expression]), enclosing(list(sources))
    D = enclosing([sp.diff(expression, v) for v in (x, y)]) if smooth else None
    left = boxes_of(box)
    looked = 0
    while len(left):
        looked += len(left)
        if looked > most:
            raise RuntimeError(f"too many boxes; {len(left)} left, such as {left[:3]}")
        left = left[~condition(left)]
        u, v = sides(left)
        keep = np.ones(len(left), bool)
        for part in G(u, v):
            keep &= part.hi >= 0
        keep &= F(u, v)[0].hi >= 0
        if smooth:
            cx, cy = (u.lo + u.hi) / 2, (v.lo + v.hi) / 2
            fx, fy = D(u, v)
            mean = F(Interval(cx, cx), Interval(cy, cy))[0] + fx * (u - Interval(cx, cx)) + fy * (v - Interval(cy, cy))
            keep &= mean.hi >= 0
        left = split(left[keep])
    return True
