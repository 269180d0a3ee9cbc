using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Builds design columns, padded to whole vectors with zeros behind the window.</summary>
static class DesignColumns
{
    /// <summary>Days of a mean year and month.</summary>
    const double DaysPerYear = 365.25;

    public static double[] Pad(double[] values, Func<double, double> map)
    {
        var column = Padding.Allocate(values.Length);
        for (var t = 0; t < values.Length; t++)
            column[t] = map(values[t]);
        return column;
    }

    /// <summary>Padded rows of all geos from cells; absent cells are zero.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="cells">[geo, period of the window].</param>
    /// <param name="map">Applied to every cell.</param>
    public static double[] Rows(Panel panel, double[] cells, Func<double, double> map)
    {
        var rows = new double[panel.Rows.Count];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var (geo, t) = Math.DivRem(cell, panel.Periods);
            rows[geo * panel.Rows.Stride + t] = panel.IsPresent(cell) ? map(cells[cell]) : 0;
        }
        return rows;
    }

    public static double[] Ones(int periods)
    {
        var column = Padding.Allocate(periods);
        column.AsSpan(0, periods).Fill(1);
        return column;
    }

    /// <summary>A column less its mean over the fitted rows, in place.</summary>
    public static double[] Centred(double[] column, int periods, int fitted)
    {
        var mean = Kernels.Sum(column.AsSpan(0, fitted)) / fitted;
        foreach (ref var value in column.AsSpan(0, periods))
            value -= mean;
        return column;
    }

    /// <summary>0 at the first period, 1 at the last that is no forecast; goes on as steep behind it.</summary>
    public static double[] Ramp(Panel panel)
    {
        var column = Padding.Allocate(panel.Periods);
        for (var t = 1; t < panel.Periods; t++)
            column[t] = t / Rise(panel);
        return column;
    }

    /// <summary>0 up to a row, from there a line as steep as <see cref="Ramp"/>.</summary>
    public static double[] Bend(Panel panel, int row)
    {
        var column = Padding.Allocate(panel.Periods);
        for (var t = row + 1; t < panel.Periods; t++)
            column[t] = (t - row) / Rise(panel);
        return column;
    }

    /// <summary>Rows in which a ramp rises by one.</summary>
    static double Rise(Panel panel) => Math.Max(1, panel.Origin - 1);

    /// <summary>0 up to a knot, 1 from the next knot on, a straight line between them: what a step of a knot trend adds to all that follows.</summary>
    /// <param name="places">Place of every row among the knots.</param>
    /// <param name="knot">0-based knot from which the step leads.</param>
    public static double[] Step(double[] places, int knot) => Pad(places, place => Math.Clamp(place - knot, 0, 1));

    /// <summary>1 at a knot, 0 from its neighbours on, straight lines between.</summary>
    /// <param name="places">Place of every row among the knots.</param>
    /// <param name="knot">0-based knot.</param>
    public static double[] Hat(double[] places, int knot) => Pad(places, place => Math.Max(0, 1 - Math.Abs(place - knot)));

    /// <summary>sin and cos of 2πk × phase, where phase is the fraction of the cycle that has passed.</summary>
    public static (double[] Sine, double[] Cosine) Harmonic(TimeAxis window, FourierSpec fourier, int k)
    {
        var (sine, cosine) = (Padding.Allocate(window.Count), Padding.Allocate(window.Count));
        for (var t = 0; t < window.Count; t++)
            (sine[t], cosine[t]) = Math.SinCos(2 * Math.PI * k * Phase(window, fourier, t));
        return (sine, cosine);
    }

    /// <summary>
    /// Rows of an H×(H−1) orthonormal basis of the vectors that sum to zero (isometric log-ratio basis): contrasts with
    /// independent normal priors give every level the same marginal variance.
    /// </summary>
    public static double[][] SumToZeroBasis(int levels)
    {
        var basis = new double[levels][];
        for (var i = 0; i < levels; i++)
            basis[i] = new double[levels - 1];
        for (var k = 1; k < levels; k++)
        {
            var norm = Math.Sqrt(k * (k + 1.0));
            for (var i = 0; i < k; i++)
                basis[i][k - 1] = 1 / norm;
            basis[k][k - 1] = -k / norm;
        }
        return basis;
    }

    static double Phase(TimeAxis window, FourierSpec fourier, int t) => fourier.Cycle switch
    {
        FourierCycle.Yearly => window.Date(t).DayOfYear / DaysPerYear,
        FourierCycle.Monthly => (window.Date(t).Day - 1) / (double)DateTime.DaysInMonth(window.Date(t).Year, window.Date(t).Month),
        FourierCycle.Weekly => (int)window.Date(t).DayOfWeek / 7.0,
        _ => (t + 1) / fourier.PeriodRows,
    };
}
