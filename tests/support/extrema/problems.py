"""The functions, constraints and regions that oracle.py works out, with what their sources publish of the answers."""


def entry(name, source, box, note, parameters=None, published=()):
    """`published` holds points of the source as x, y and how many decimals it is good for."""
    return (name, source, box, note, parameters, published)


TEXTBOOKS = [
    entry(
        "two cubes", "x^3 + y^3 - 3xy", [[-2, 2], [-2, 2]], "Textbook kind: (0, 0) and (1, 1).",
        published=[(0, 0, 12), (1, 1, 12)],
    ),
    entry(
        "two fourth powers", "x^4 + y^4 - 4xy + 1", [[-2, 2], [-2, 2]],
        "Stewart, Calculus, on local extrema: (0, 0), (1, 1) and (-1, -1).",
        published=[(0, 0, 12), (1, 1, 12), (-1, -1, 12)],
    ),
    entry(
        "a volcano with two tops", "e^(-x^2-y^2)(x^2+2y^2)", [[-2.5, 2.5], [-2.5, 2.5]],
        "Stewart, Calculus, on absolute extrema: (0, 0), (±1, 0) and (0, ±1).",
        published=[(0, 0, 12), (1, 0, 12), (-1, 0, 12), (0, 1, 12), (0, -1, 12)],
    ),
    entry(
        "two hills and two hollows", "xy e^(-(x^2+y^2)/2)", [[-3, 3], [-3, 3]],
        "Textbook kind: (0, 0) and (±1, ±1).", published=[(0, 0, 12), (1, -1, 12)],
    ),
    entry(
        "a bowl that fades", "(x^2+y^2)e^(-x)", [[-1, 3], [-2, 2]], "Textbook kind: (0, 0) and (2, 0).",
        published=[(0, 0, 12), (2, 0, 12)],
    ),
    entry(
        "two cubes of two scales", "x^3 - 12xy + 8y^3", [[-1, 4], [-1, 3]],
        "Stewart, Calculus: (0, 0) and (2, 1).", published=[(0, 0, 12), (2, 1, 12)],
    ),
    entry(
        "eggbox", "sin(x) sin(y)", [[-4, 4], [-4, 4]],
        "Saddles at (mπ, nπ), extrema at (π/2 + mπ, π/2 + nπ).",
    ),
    entry(
        "three sines", "sin(x) + sin(y) + sin(x+y)", [[-2.5, 2.5], [-2.5, 2.5]],
        "Stewart, Calculus: (π/3, π/3) and (-π/3, -π/3); the degenerate points at ±π lie outside.",
    ),
    entry("two cosines", "cos(x) + cos(y)", [[-4, 4], [-4, 4]], "All at (mπ, nπ)."),
    entry(
        "box of least surface", "1/x + 1/y + xy", [[0.2, 4], [0.2, 4]], "Textbook kind: (1, 1).",
        published=[(1, 1, 12)],
    ),
    entry(
        "with a logarithm", "xy + 2x - ln(x^2 y)", [[0.1, 2], [0.3, 5]], "Stewart, Calculus: (1/2, 2).",
        published=[(0.5, 2, 12)],
    ),
    entry(
        "a pole smoothed", "-x/(x^2 + y^2 + 1)", [[-3, 3], [-3, 3]], "Textbook kind: (±1, 0).",
        published=[(1, 0, 12), (-1, 0, 12)],
    ),
    entry(
        "none at all", "e^x cos(y)", [[-1, 1], [-4, 4]],
        "Stewart, Calculus: the gradient has the length e^x and vanishes nowhere.",
    ),
    entry(
        "four on two axes", "x^3 - 3x + 3xy^2", [[-2, 2], [-2, 2]],
        "Stewart, Calculus: (±1, 0) and (0, ±1).", published=[(1, 0, 12), (0, -1, 12)],
    ),
    entry(
        "waves across a valley", "y^2 - 2y cos(x)", [[-1, 7], [-2, 2]],
        "Stewart, Calculus: (0, 1), (π/2, 0), (π, -1), (3π/2, 0), (2π, 1).",
    ),
    entry(
        "with a parameter", "x^2 + y^2 + a x^2 y", [[-2, 2], [-2, 2]],
        "For a > 0: (0, 0) and (±√2/a, -1/a); Stewart, Calculus, has a = 1.", parameters={"a": 1.5},
        published=[(0, 0, 12)],
    ),
    entry(
        "25 of two sines", "sin(2x) sin(3y)", [[-3, 3], [-2, 2]],
        "Saddles at (mπ/2, nπ/3), extrema at (π/4 + mπ/2, π/6 + nπ/3).",
    ),
    entry(
        "41 of two sines", "sin(pi x) sin(pi y)", [[-2.2, 2.2], [-2.2, 2.2]],
        "Saddles at (m, n), extrema at (1/2 + m, 1/2 + n).",
    ),
]

BENCHMARKS = [
    entry(
        "Himmelblau", "(x^2 + y - 11)^2 + (x + y^2 - 7)^2", [[-5, 5], [-5, 5]],
        "Himmelblau 1972: four minima of value 0 and the maximum (-0.270845, -0.923039).",
        published=[(3, 2, 12), (-2.805118, 3.131312, 5), (-3.779310, -3.283186, 5), (3.584428, -1.848126, 5), (-0.270845, -0.923039, 5)],
    ),
    entry(
        "Rosenbrock", "(a - x)^2 + 100(y - x^2)^2", [[-2, 2], [-1, 3]],
        "Rosenbrock 1960 with a in place of 1: (a, a²).", parameters={"a": 1.5},
        published=[(1.5, 2.25, 12)],
    ),
    entry(
        "Booth", "(x + 2y - 7)^2 + (2x + y - 5)^2", [[-10, 10], [-10, 10]], "Jamil and Yang 2013: (1, 3).",
        published=[(1, 3, 12)],
    ),
    entry(
        "Matyas", "0.26(x^2 + y^2) - 0.48xy", [[-10, 10], [-10, 10]], "Jamil and Yang 2013: (0, 0).",
        published=[(0, 0, 12)],
    ),
    entry(
        "McCormick", "sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1", [[-1.5, 4], [-3, 4]],
        "Jamil and Yang 2013: the least value -1.9133 at (-0.547, -1.547).",
        published=[(-0.54719, -1.54719, 4)],
    ),
    entry(
        "three-hump camel", "2x^2 - 1.05x^4 + x^6/6 + xy + y^2", [[-2.5, 2.5], [-2.5, 2.5]],
        "Jamil and Yang 2013: the least value 0 at (0, 0).", published=[(0, 0, 12)],
    ),
    entry(
        "six-hump camel", "(4 - 2.1x^2 + x^4/3)x^2 + xy + (-4 + 4y^2)y^2", [[-2, 2], [-1.2, 1.2]],
        "Dixon and Szegö 1978: six minima, the least values -1.0316 at ±(0.0898, -0.7126).",
        published=[(0.089842, -0.712656, 5), (-0.089842, 0.712656, 5)],
    ),
    entry(
        "Goldstein and Price",
        "(1 + (x + y + 1)^2 (19 - 14x + 3x^2 - 14y + 6xy + 3y^2)) (30 + (2x - 3y)^2 (18 - 32x + 12x^2 + 48y - 36xy + 27y^2))",
        [[-1.5, 1.5], [-1.8, 1]],
        "Goldstein and Price 1971: the least value 3 at (0, -1), and further minima.",
        published=[(0, -1, 12), (-0.6, -0.4, 12)],
    ),
    entry(
        "Beale", "(1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2",
        [[-4.5, 4.5], [-4.5, 4.5]], "Beale 1958: the minimum (3, 0.5) of value 0, and the saddle (0, 1).",
        published=[(3, 0.5, 12), (0, 1, 12)],
    ),
    entry(
        "Branin", "(y - 5.1x^2/(4pi^2) + 5x/pi - 6)^2 + 10(1 - 1/(8pi))cos(x) + 10", [[-5, 10], [-1, 15]],
        "Branin 1972: three minima of value 5/(4π) = 0.397887 at x = -π, π and 3π.",
        published=[(-3.14159265, 12.275, 6), (3.14159265, 2.275, 6), (9.42477796, 2.475, 6)],
    ),
    entry(
        "Rastrigin", "20 + x^2 + y^2 - 10(cos(2pi x) + cos(2pi y))", [[-2.2, 2.2], [-2.2, 2.2]],
        "Rastrigin 1974: the least value 0 at (0, 0), all points on a grid of nine by nine.",
        published=[(0, 0, 12)],
    ),
    entry(
        "Griewank", "(x^2 + y^2)/4000 - cos(x) cos(y/sqrt(2)) + 1", [[-5, 5], [-5, 5]],
        "Griewank 1981: the least value 0 at (0, 0).", published=[(0, 0, 12)],
    ),
    entry(
        "Easom", "-cos(x) cos(y) e^(-(x - pi)^2 - (y - pi)^2)", [[1, 5], [1, 5]],
        "Easom 1990: the least value -1 at (π, π).", published=[(3.14159265, 3.14159265, 7)],
    ),
    entry(
        "Lévy 13", "sin(3pi x)^2 + (x - 1)^2 (1 + sin(3pi y)^2) + (y - 1)^2 (1 + sin(2pi y)^2)",
        [[0.6, 1.4], [0.6, 1.4]], "Lévy and Montalvo 1985: the least value 0 at (1, 1).",
        published=[(1, 1, 12)],
    ),
    entry(
        "Styblinski and Tang", "(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)/2", [[-5, 5], [-5, 5]],
        "Styblinski and Tang 1990: the least value -78.332 at x = y = -2.903534.",
        published=[(-2.903534, -2.903534, 5)],
    ),
    entry(
        "Zakharov", "x^2 + y^2 + (0.5x + y)^2 + (0.5x + y)^4", [[-5, 10], [-5, 10]],
        "Jamil and Yang 2013: (0, 0).", published=[(0, 0, 12)],
    ),
    entry(
        "Bohachevsky 1", "x^2 + 2y^2 - 0.3cos(3pi x) - 0.4cos(4pi y) + 0.7", [[-1, 1], [-1, 1]],
        "Bohachevsky, Johnson and Stein 1986: the least value 0 at (0, 0).", published=[(0, 0, 12)],
    ),
    entry(
        "peaks",
        "3(1 - x)^2 e^(-x^2 - (y + 1)^2) - 10(x/5 - x^3 - y^5) e^(-x^2 - y^2) - e^(-(x + 1)^2 - y^2)/3",
        [[-3, 3], [-3, 3]],
        "MATLAB's peaks: the greatest value 8.1062 at (-0.0093, 1.5814), the least -6.5511 at (0.2283, -1.6255).",
        published=[(-0.0093, 1.5814, 3), (0.2283, -1.6255, 3)],
    ),
    entry(
        "Shubert",
        "(cos(2x + 1) + 2cos(3x + 2) + 3cos(4x + 3) + 4cos(5x + 4) + 5cos(6x + 5)) (cos(2y + 1) + 2cos(3y + 2) + 3cos(4y + 3) + 4cos(5y + 4) + 5cos(6y + 5))",
        [[-2, -0.3], [-1.8, 0.3]], "Shubert 1972: the least value -186.7309, also at (-1.42513, -0.80032).",
        published=[(-1.42513, -0.80032, 4)],
    ),
    entry(
        "Adjiman", "cos(x) sin(y) - x/(y^2 + 1)", [[-4, 4], [-3, 3]],
        "Adjiman 1998: the published least value lies on the edge of its box [-1, 2] × [-1, 1]; these are the points where the gradient vanishes.",
    ),
    entry(
        "three wells",
        "(x^2 + y^2)/20 - 2e^(-(x - 1)^2 - (y - 1)^2) - 1.5e^(-(x + 1.5)^2 - (y - 0.5)^2) - 1.8e^(-2x^2 - 2(y + 1.5)^2)",
        [[-3, 3], [-3, 3]], "Three Gaussian wells in a bowl.",
    ),
    entry(
        "Müller and Brown",
        "-200e^(-(x - 1)^2 - 10y^2) - 100e^(-x^2 - 10(y - 0.5)^2) - 170e^(-6.5(x + 0.5)^2 + 11(x + 0.5)(y - 1.5) - 6.5(y - 1.5)^2) + 15e^(0.7(x + 1)^2 + 0.6(x + 1)(y - 1) + 0.7(y - 1)^2)",
        [[-1.5, 1.2], [-0.2, 2]],
        "Müller and Brown 1979: minima at (-0.558, 1.442), (-0.050, 0.467), (0.623, 0.028), saddles at (-0.822, 0.624), (0.212, 0.293).",
        published=[(-0.558, 1.442, 2.5), (-0.050, 0.467, 2.5), (0.623, 0.028, 2.5), (-0.822, 0.624, 2.5), (0.212, 0.293, 2.5)],
    ),
]

# f, g, level, box, whether the curve is closed.
CURVES = [
    (
        "rectangle in a circle", "xy", "x^2 + y^2", 8, [[-4, 4], [-4, 4]], True,
        "Textbook kind: ±4 at (±2, ±2).",
    ),
    (
        "two squares on the unit circle", "x^2 + 2y^2", "x^2 + y^2", 1, [[-2, 2], [-2, 2]], True,
        "Stewart, Calculus: 2 at (0, ±1), 1 at (±1, 0).",
    ),
    (
        "a cubic on a circle", "x^2 y", "x^2 + y^2", 3, [[-2, 2], [-2, 2]], True,
        "Textbook kind: ±2 at (±√2, ±1); at (0, ±√3) the gradient of f vanishes, and the multiplier with it.",
    ),
    (
        "a product on an ellipse", "xy", "4x^2 + y^2", 8, [[-2, 2], [-4, 4]], True,
        "Textbook kind: ±2 at (±1, ±2).",
    ),
    (
        "distance on a tilted ellipse", "x^2 + y^2", "x^2 + xy + y^2", 3, [[-3, 3], [-3, 3]], True,
        "Textbook kind: 2 at ±(1, 1), 6 at ±(√3, -√3).",
    ),
    (
        "distance from a point to an ellipse", "(x - 1)^2 + (y - 2)^2", "x^2/4 + y^2", 1,
        [[-3, 3], [-2, 2]], True, "The roots of a quartic.",
    ),
    (
        "distance on a superellipse", "x^2 + y^2", "x^4 + y^4", 1, [[-1.5, 1.5], [-1.5, 1.5]], True,
        "Textbook kind: √2 at the four points with |x| = |y|, 1 on the axes.",
    ),
    (
        "a sum on a superellipse", "x + y", "x^4 + y^4", 2, [[-2, 2], [-2, 2]], True,
        "±2 at ±(1, 1). The curve is flat where it meets the axes, but f has no stationary point there.",
    ),
    (
        "height of a Cassini oval", "y", "(x^2 + y^2)^2 - 2(x^2 - y^2)", 1, [[-2, 2], [-1.5, 1.5]], True,
        "Cassini oval of one loop: extrema on the axis x = 0 and beside it.",
    ),
    (
        "height of the oval of an elliptic curve", "y", "y^2 - x^3 + x", 0, [[-1.3, 0.5], [-1, 1]], True,
        "At x = -1/√3; the unbounded branch lies outside the box.",
    ),
    (
        "an exponential on a cubic", "e^(xy)", "x^3 + y^3", 16, [[-3, 4], [-3, 4]], False,
        "Stewart, Calculus: e^4 at (2, 2).",
    ),
    (
        "distance on the hyperbola xy = 1", "x^2 + y^2", "xy", 1, [[-4, 4], [-4, 4]], False,
        "Textbook kind: 2 at ±(1, 1).",
    ),
    (
        "a plane on the hyperbola xy = 4", "x + 4y", "xy", 4, [[-6, 6], [-6, 6]], False,
        "8 at (4, 1), which is a minimum, and -8 at (-4, -1), a maximum.",
    ),
    (
        "distance from a point to a hyperbola", "x^2 + (y - 2)^2", "x^2 - y^2", 1, [[-3, 3], [-3, 3]],
        False, "3 at (±√2, 1).",
    ),
    (
        "distance from a line", "x^2 + y^2", "x + 2y", 5, [[-4, 4], [-4, 4]], False,
        "Textbook kind: 5 at (1, 2).",
    ),
    (
        "distance from a point to a parabola", "x^2 + (y - 3)^2", "y - x^2", 0, [[-3, 3], [-1, 6]], False,
        "Textbook kind: minima 11/4 at (±√(5/2), 5/2), a maximum 9 at (0, 0).",
    ),
    (
        "the far end of the folium of Descartes", "x^2 + y^2", "x^3 + y^3 - 6xy", 0, [[0.5, 4], [0.5, 4]],
        False, "18 at (3, 3); the folium's node at the origin lies outside the box.",
    ),
    (
        "a budget", "x^(2/3) y^(1/3)", "20x + 10y", 300, [[0.5, 14.8], [0.5, 29.5]], False,
        "Textbook kind, after Cobb and Douglas 1928: 10 at (10, 10).",
    ),
    (
        "a plane on a sine curve", "x/2 + y", "y - sin(x)", 0, [[-5, 5], [-2, 2]], False,
        "cos x = -1/2: at x = ±2π/3 and ±4π/3.",
    ),
]

# Sets without a proof by this method, with what is true of them.
SINGULAR = [
    dict(
        name="a cusp", f="x", g="y^2 - x^3", level=0, box=[[-1, 2], [-2, 2]], truth="cusp",
        extrema=[dict(x=0, y=0, value=0, kind="minimum")],
        note="Textbook kind: the least value lies at the cusp, where the gradient of g vanishes and no multiplier exists.",
    ),
    dict(
        name="a crossing", f="x^2 + (y - 1)^2", g="x^2 - y^2", level=0, box=[[-2, 2], [-2, 2]],
        truth="crossing",
        extrema=[dict(x=-0.5, y=0.5, value=0.5, kind="minimum"), dict(x=0.5, y=0.5, value=0.5, kind="minimum")],
        note="Two lines with a minimum on each; where they cross, the gradient of g vanishes, and f has no extremum.",
    ),
    dict(
        name="constant on the curve", f="x^2 + y^2", g="x^2 + y^2", level=4, box=[[-3, 3], [-3, 3]],
        truth="constant", extrema=[],
        note="Every point of the circle is stationary, and f has the value 4 at all of them.",
    ),
    dict(
        name="a kink on the curve", f="|x| + |y|", g="x^2 + y^2", level=1, box=[[-2, 2], [-2, 2]],
        truth="kink",
        extrema=[dict(x=sx * 0.5**0.5, y=sy * 0.5**0.5, value=2**0.5, kind="maximum") for sx in (-1, 1) for sy in (-1, 1)] + [dict(x=px, y=py, value=1, kind="minimum") for px, py in ((-1, 0), (0, -1), (0, 1), (1, 0))],
        note="The maxima lie where f is smooth, the minima on the kinks of f.",
    ),
    dict(
        name="an inflection of the curve", f="y", g="y - x^3", level=0, box=[[-1, 1], [-2, 2]],
        truth="inflection", extrema=[],
        note="The origin is the only stationary point, of multiplier 1, and neither a minimum nor a maximum: f rises along the curve everywhere.",
    ),
]

DEGENERATE = [
    dict(
        name="two fourth powers", source="x^4 + y^4", box=[[-2, 2], [-2, 2]], truth="isolated", at=[0, 0],
        note="A minimum whose Hessian is nought.",
    ),
    dict(
        name="monkey saddle", source="x^3 - 3xy^2", box=[[-2, 2], [-2, 2]], truth="isolated", at=[0, 0],
        note="Hilbert and Cohn-Vossen 1932: neither a minimum nor a maximum, of index -2.",
    ),
    dict(
        name="a cubic and a square", source="x^3 + y^2", box=[[-2, 2], [-2, 2]], truth="isolated",
        at=[0, 0], note="A fold, of index 0: neither a minimum nor a maximum.",
    ),
    dict(
        name="a line where the gradient vanishes", source="x y^2", box=[[-2, 2], [-2, 2]], truth="curve",
        at=[1, 0], note="The gradient vanishes on the line y = 0 and nowhere else.",
    ),
    dict(
        name="a moat", source="(x^2 + y^2 - 1)^2", box=[[-2, 2], [-2, 2]], truth="curve", at=[0, 1],
        note="The gradient vanishes on the unit circle, and at the origin, which is a maximum of its own.",
    ),
    dict(
        name="a trough", source="x^2", box=[[-2, 2], [-2, 2]], truth="curve", at=[0, 1],
        note="The gradient vanishes on the line x = 0.",
    ),
    dict(
        name="two troughs that cross", source="x^2 y^2", box=[[-2, 2], [-2, 2]], truth="curve", at=[1, 0],
        note="The gradient vanishes on both axes.",
    ),
    dict(
        name="a flat trough", source="(x - y)^4", box=[[-2, 2], [-2, 2]], truth="curve", at=[1, 1],
        note="The gradient vanishes on the line x = y, and so does the Hessian.",
    ),
    dict(
        name="waves", source="sin(x + y)", box=[[-4, 4], [-4, 4]], truth="curve", at=["pi/2", 0],
        note="The gradient vanishes on the lines x + y = π/2 + kπ.",
    ),
    dict(
        name="cone", source="sqrt(x^2 + y^2)", box=[[-2, 2], [-2, 2]], truth="kink", at=[0, 0],
        note="A minimum without a gradient; the gradient has the length 1 elsewhere.",
    ),
    dict(
        name="pyramid", source="|x| + |y|", box=[[-2, 2], [-2, 2]], truth="kink", at=[0, 0],
        note="A minimum without a gradient; the edges of the pyramid have none either.",
    ),
    dict(
        name="constant", source="3", box=[[-2, 2], [-2, 2]], truth="everywhere",
        note="The gradient vanishes everywhere.",
    ),
]

# f, inequalities, box, minimum, maximum.
REGIONS = [
    (
        "disc", "x^2 + 2y^2 - x", ["x^2 + y^2 <= 1"], [[-2, 2], [-2, 2]], ("-1/4", [("1/2", 0)]),
        ("9/4", [("-1/2", "-sqrt(3)/2"), ("-1/2", "sqrt(3)/2")]),
        "Textbook kind: the temperature of a round plate.",
    ),
    (
        "half-disc", "x^2 + y^2 - 2y", ["x^2 + y^2 <= 4", "y >= 0"], [[-3, 3], [-1, 3]], (-1, [(0, 1)]),
        (4, [(-2, 0), (2, 0)]), "Textbook kind: the maximum at both corners.",
    ),
    (
        "triangle", "x + y - xy", ["x >= 0", "y >= 0", "x + 2y <= 4"], [[-1, 5], [-1, 3]], (0, [(0, 0)]),
        (4, [(4, 0)]), "Stewart, Calculus: both at corners.",
    ),
    (
        "rectangle", "x^4 + y^4 - 4xy + 2", ["0 <= x <= 2", "0 <= y <= 3"], [[-1, 3], [-1, 4]],
        (0, [(1, 1)]), (83, [(0, 3)]),
        "After Stewart, Calculus: the minimum inside, the maximum at a corner.",
    ),
    (
        "ellipse", "xy", ["x^2/4 + y^2 <= 1"], [[-3, 3], [-2, 2]],
        (-1, [("-sqrt(2)", "1/sqrt(2)"), ("sqrt(2)", "-1/sqrt(2)")]),
        (1, [("-sqrt(2)", "-1/sqrt(2)"), ("sqrt(2)", "1/sqrt(2)")]), "Textbook kind: all four on the edge.",
    ),
    (
        "quarter disc", "x + 2y", ["x >= 0", "y >= 0", "x^2 + y^2 <= 5"], [[-1, 3], [-1, 3]], (0, [(0, 0)]),
        (5, [(1, 2)]), "Textbook kind: a corner and a point of the arc.",
    ),
    (
        "under a level and above a parabola", "x + y", ["y >= x^2", "y <= 4"], [[-3, 3], [-1, 5]],
        ("-1/4", [("-1/2", "1/4")]), (6, [(2, 4)]), "Textbook kind: a point of the parabola and a corner.",
    ),
    (
        "quarter-plane cut by a parabola", "2x + y", ["x >= 0", "y >= 0", "y <= 4 - x^2"],
        [[-1, 3], [-1, 5]], (0, [(0, 0)]), (5, [(1, 3)]),
        "Textbook kind: a corner and a point of the parabola.",
    ),
    (
        "annulus", "x^2 + y^2 - x", ["1 <= x^2 + y^2 <= 4"], [[-3, 3], [-3, 3]], (0, [(1, 0)]),
        (6, [(-2, 0)]), "The point where the gradient vanishes, (1/2, 0), lies in the hole.",
    ),
    (
        "lens of two discs", "x + y", ["x^2 + y^2 <= 4", "(x - 2)^2 + y^2 <= 4"], [[-3, 5], [-3, 3]],
        ("2 - 2*sqrt(2)", [("2 - sqrt(2)", "-sqrt(2)")]), ("2*sqrt(2)", [("sqrt(2)", "sqrt(2)")]),
        "One on each arc.",
    ),
    (
        "square that stands on a corner", "x^2 + 2y", ["|x| + |y| <= 1"], [[-2, 2], [-2, 2]],
        (-2, [(0, -1)]), (2, [(0, 1)]), "Both at corners, where the inequality has a kink.",
    ),
    (
        "a kink in a disc", "|x| + |y|", ["(x - 1/2)^2 + y^2 <= 1"], [[-1, 2], [-2, 2]], (0, [(0, 0)]),
        ("1/2 + sqrt(2)", [("1/2 + sqrt(2)/2", "-sqrt(2)/2"), ("1/2 + sqrt(2)/2", "sqrt(2)/2")]),
        "The minimum at a kink of f inside.",
    ),
    (
        "pentagon", "(x - 3)^2 + (y - 3)^2", ["x >= 0", "0 <= y <= 3", "x <= 4", "x + y <= 5"],
        [[-1, 5], [-1, 4]], ("1/2", [("5/2", "5/2")]), (18, [(0, 0)]),
        "Quadratic programme: the foot of a perpendicular and a corner.",
    ),
    (
        "square of sines", "sin(x) + sin(y) + sin(x + y)", ["0 <= x <= pi/2", "0 <= y <= pi/2"],
        [[-1, 2], [-1, 2]], (0, [(0, 0)]), ("3*sqrt(3)/2", [("pi/3", "pi/3")]),
        "Textbook kind: the maximum inside, the minimum at a corner.",
    ),
    (
        "a volcano with two tops", "e^(-x^2 - y^2)(x^2 + 2y^2)", ["x^2 + y^2 <= 4"], [[-3, 3], [-3, 3]],
        (0, [(0, 0)]), ("2*exp(-1)", [(0, -1), (0, 1)]), "Stewart, Calculus: both inside the disc.",
    ),
]

# minimum and maximum: null where f has none in the region.
SPECIAL = [
    dict(
        name="an open disc", f="x^2 + y^2 + x", inequalities=["x^2 + y^2 < 1"], box=[[-2, 2], [-2, 2]],
        truth="not closed", minimum=dict(value=-0.25, at=[[-0.5, 0]]), maximum=None,
        note="f comes near 2 at (1, 0), which the region leaves out.",
    ),
    dict(
        name="a disc without its edge on one side", f="y", inequalities=["x^2 + y^2 <= 1", "y < 1/2"],
        box=[[-2, 2], [-2, 2]], truth="not closed", minimum=dict(value=-1, at=[[0, -1]]), maximum=None,
        note="f comes near 1/2 on the chord that the region leaves out.",
    ),
    dict(
        name="above a parabola", f="y - x", inequalities=["y >= x^2"], box=[[-3, 3], [-1, 6]],
        truth="not bounded", minimum=dict(value=-0.25, at=[[0.5, 0.25]]), maximum=None,
        note="f grows without bound upwards.",
    ),
    dict(
        name="a quarter-plane", f="e^(-x - y)", inequalities=["x >= 0", "y >= 0"], box=[[-1, 4], [-1, 4]],
        truth="not bounded", minimum=None, maximum=dict(value=1, at=[[0, 0]]),
        note="f comes near 0 far out and is nowhere 0.",
    ),
    dict(
        name="a disc larger than the box", f="x", inequalities=["x^2 + y^2 <= 9"], box=[[-2, 2], [-2, 2]],
        truth="beyond the box", minimum=dict(value=-3, at=[[-3, 0]]), maximum=dict(value=3, at=[[3, 0]]),
        note="Both extrema lie outside the box.",
    ),
    dict(
        name="an impossible disc", f="x + y", inequalities=["x^2 + y^2 <= -1"], box=[[-2, 2], [-2, 2]],
        truth="empty", minimum=None, maximum=None, note="No point fulfils the inequality.",
    ),
    dict(
        name="inequalities that contradict each other", f="x + y",
        inequalities=["x >= 1", "x <= 0", "0 <= y <= 1"], box=[[-2, 2], [-2, 2]], truth="empty",
        minimum=None, maximum=None, note="No point fulfils all inequalities.",
    ),
    dict(
        name="a pole in a disc", f="1/x", inequalities=["x^2 + y^2 <= 1"], box=[[-2, 2], [-2, 2]],
        truth="without value", minimum=None, maximum=None,
        note="f has no value where x = 0 and no bound beside it.",
    ),
    dict(
        name="a logarithm in a disc", f="ln(x)", inequalities=["(x - 1)^2 + y^2 <= 4"],
        box=[[-2, 4], [-3, 3]], truth="without value", minimum=None,
        maximum=dict(value="log(3)", at=[[3, 0]]),
        note="f has no value where x <= 0; where it has one, it is greatest at (3, 0) and has no lower bound.",
    ),
]
