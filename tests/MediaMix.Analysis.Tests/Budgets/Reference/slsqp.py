"""Reference values for PlanSearch on S-shaped problems: the best of 50 starts of NLopt's SLSQP.

Problem i: blocks of periods with carryover over five lags and a Hill curve each, a budget to be spent, and a most per cell; every number
follows from u(i, j), which any language can compute. Writes one line per problem: number, best value. Needs python3-nlopt and numpy.
"""
import math
import random

import nlopt
import numpy as np


def u(i, j):
    x = math.sin(12.9898 * (i + 1) + 78.233 * (j + 1)) * 43758.5453
    return x - math.floor(x)


LAGS = 5


def problem(i):
    blocks, periods = 2 + i % 7, (1, 1, 3)[i % 3]
    curves = [
        (1 + 9 * u(i, 4 * b), 0.3 + 2.7 * u(i, 4 * b + 1), 1.2 + 3.8 * u(i, 4 * b + 2), 0.7 * u(i, 4 * b + 3) if periods > 1 else 0.0)
        for b in range(blocks)
    ]
    budget = blocks * periods * (0.3 + 0.9 * u(i, 999))
    return curves, periods, budget


def value(x, curves, periods, gradient):
    total = 0.0
    for b, (c, k, s, d) in enumerate(curves):
        own = x[b * periods:(b + 1) * periods]
        weights = np.array([d ** l for l in range(LAGS)])
        weights /= weights.sum()
        for t in range(periods + LAGS - 1):
            seen = sum(weights[l] * own[t - l] for l in range(LAGS) if 0 <= t - l < periods)
            if seen <= 0:
                continue
            p = (seen / k) ** s
            total += c * p / (1 + p)
            slope = c * s * p / (seen * (1 + p) ** 2)
            for l in range(LAGS):
                if 0 <= t - l < periods:
                    gradient[b * periods + t - l] += slope * weights[l]
    return total


def solve(i, starts=50, most=4.0):
    curves, periods, budget = problem(i)
    n = len(curves) * periods
    rng = random.Random(i)
    best = -math.inf

    def objective(x, grad):
        g = np.zeros(n)
        f = value(x, curves, periods, g)
        if grad.size:
            grad[:] = g
        return f

    def total(x, grad):
        if grad.size:
            grad[:] = 1.0
        return float(x.sum() - budget)

    for _ in range(starts):
        opt = nlopt.opt(nlopt.LD_SLSQP, n)
        opt.set_max_objective(objective)
        opt.set_lower_bounds(0.0)
        opt.set_upper_bounds(most)
        opt.add_equality_constraint(total, 1e-10)
        opt.set_xtol_rel(1e-10)
        opt.set_maxeval(500)
        x = np.array([rng.expovariate(1.0) for _ in range(n)])
        x = np.minimum(x * budget / x.sum(), most)
        try:
            y = opt.optimize(x)
        except (nlopt.RoundoffLimited, RuntimeError, ValueError):
            continue
        if abs(y.sum() - budget) < 1e-7 * budget:
            best = max(best, value(y, curves, periods, np.zeros(n)))
    return best


if __name__ == "__main__":
    for i in range(100):
        print(f"{i} {solve(i):.9f}", flush=True)
