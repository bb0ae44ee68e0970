"""Values, gradients and Hessians of further functions by SymPy at 30 digits: optimisation benchmarks and the
function table, none of them in gradients.json.

Run: python3 make_further.py   (Debian: python3-sympy)   writes further.json
"""
import json
import pathlib

import sympy as sp

x, y, z = symbols = sp.symbols("x y z", real=True)
points = [(0.375, 1.25, 0.5), (1.8125, 0.6875, -1.25), (0.9375, 2.4375, 1.5)]
names = dict(
    zip("xyz", symbols),
    e=sp.E,
    cbrt=lambda u: sp.sign(u) * sp.Abs(u) ** sp.Rational(1, 3),
    acot=lambda u: sp.atan(1 / u),
    factorial=lambda u: sp.gamma(u + 1),
    lgamma=sp.loggamma,
)
choice = "if(x<y, x**2*y, x-y**3)"

sources = """
(x+2*y-7)**2+(2*x+y-5)**2
(1.5-x+x*y)**2+(2.25-x+x*y**2)**2+(2.625-x+x*y**3)**2
sin(x+y)+(x-y)**2-1.5*x+2.5*y+1
-cos(x)*cos(y)*exp(-((x-pi)**2+(y-pi)**2))
-0.0001*(Abs(sin(x)*sin(y)*exp(Abs(100-sqrt(x**2+y**2)/pi)))+1)**0.1
-Abs(sin(x)*cos(y)*exp(Abs(1-sqrt(x**2+y**2)/pi)))
418.9829*2-x*sin(sqrt(Abs(x)))-y*sin(sqrt(Abs(y)))
(x**2+y**2)/4000-cos(x)*cos(y/sqrt(2))+1
-20*exp(-0.2*sqrt(0.5*(x**2+y**2)))-exp(0.5*(cos(2*pi*x)+cos(2*pi*y)))+e+20
-(1+cos(12*sqrt(x**2+y**2)))/(0.5*(x**2+y**2)+2)
x*exp(-x**2-y**2)
-sin(x)*sin(x**2/pi)**20-sin(y)*sin(2*y**2/pi)**20
(4-2.1*x**2+x**4/3)*x**2+x*y+(-4+4*y**2)*y**2
x**2+2*y**2-0.3*cos(3*pi*x)-0.4*cos(4*pi*y)+0.7
(x**4-16*x**2+5*x+y**4-16*y**2+5*y)/2
sin(3*pi*x)**2+(x-1)**2*(1+sin(3*pi*y)**2)+(y-1)**2*(1+sin(2*pi*y)**2)
100*sqrt(Abs(y-0.01*x**2))+0.01*Abs(x+10)
gamma(x**2+y+3)
lgamma(x**2+1+y**2)
erf(x*y)+erf(x/2)*exp(-y**2)
log(1+exp(x*y))+log(2+cos(x-y))
atan2(y,x)*sqrt(x**2+y**2)
asinh(x*y)+acosh(2+x**2)+atanh(x*y/20)
acos(x/10)*asin(y/10)
x**y+y**x
(x**2+1)**(y/3)
log(x**2+y**2,3)
tan(x/4)*sec(y/5)+cot(x+y+2)*csc(y+1.3)
sinh(x)*cosh(y)-tanh(x*y)
sech(x)+csch(y+0.7)*coth(x+3.1)
exp(-x)*sin(10*y)/(1+x**2)
Max(x,y)*Min(x,2*y)+x
if(x<y, x**2*y, x-y**3)
sqrt(1+x**2+y**2+z**2)*log(2+z**2)
x*y*z/(x**2+y**2+z**2)
(x**2+y)**(1/3)
cbrt(x*y+7)
x**3*y**2/(1+x**4)
2**(x*y)-10**(x/5)
acot(x)+asec(x+5)+acsc(y+6)
asech(x/9)+acsch(y)+acoth(x+4)
sin(cos(tan(x/3)+y))
(x+y)/(x-y+10)/(x*y+20)
exp(sin(x)+cos(y))*log(3+x*y/9)
1/(1+exp(-(3*x-2*y)))
exp(-(x-1)**2/(2*0.25)-(y+1)**2/(2*0.5))+2*exp(-(x+1)**2)
polygamma(0,x+4)*y
polygamma(1,x+4)*y**2
factorial(x+2)*y
x**(2/3)*y**(1/2)
log(log(x+5)+y**2)
(x-y)**7*(x+y)**5
cos(x)**3*sin(y)**4
x/(y+1/(x+1/(y+5)))
""".split("\n")[1:-1]


def read(source):
    if source == choice:
        return sp.Piecewise((x**2 * y, x < y), (x - y**3, True))
    return sp.sympify(source, locals=names, rational=True)


def evaluate(e, at):
    value = complex(sp.N(e.subs(at).doit(), 30))
    return value.real if abs(value.imag) < 1e-18 and value == value else None


rows = []
for source in sources:
    f = read(source)
    variables = [v for v in symbols if f.has(v)]
    gradient = [sp.diff(f, v) for v in variables]
    hessian = [[sp.diff(d, v) for v in variables] for d in gradient]
    for point in points:
        at = dict(zip(symbols, map(sp.Rational, point)))
        numbers = [evaluate(e, at) for e in [f, *gradient, *sum(hessian, [])]]
        if None not in numbers:
            where = [dict(zip(symbols, point))[v] for v in variables]
            rows.append(dict(source=source, variables=[str(v) for v in variables], at=where, numbers=numbers))

lines = ",\n".join(json.dumps(row) for row in rows)
pathlib.Path(__file__).with_name("further.json").write_text(f"[\n{lines}\n]\n")
