namespace MediaMix;

/// <summary>
/// A symmetric positive definite system of linear equations with two diagonals beside the main one, solved in a number of operations
/// linear in its size (LDLᵀ without pivoting; Golub and Van Loan 2013, §4.3). Not thread-safe: its arrays are the caller's to fill.
/// </summary>
/// <param name="size">Number of equations, ≥ 2.</param>
sealed class PentadiagonalSystem(int size)
{
    /// <summary>The main diagonal.</summary>
    public double[] Diagonal { get; } = new double[size];

    /// <summary>Entry (i, i + 1) at i; the last is not used.</summary>
    public double[] First { get; } = new double[size];

    /// <summary>Entry (i, i + 2) at i; the last two are not used.</summary>
    public double[] Second { get; } = new double[size];

    /// <summary>The right-hand side.</summary>
    public double[] Right { get; } = new double[size];

    /// <summary>Takes all entries of a system of the same size.</summary>
    public void CopyFrom(PentadiagonalSystem other)
    {
        other.Diagonal.CopyTo(Diagonal, 0);
        other.First.CopyTo(First, 0);
        other.Second.CopyTo(Second, 0);
        other.Right.CopyTo(Right, 0);
    }

    /// <summary>Adds a multiple of the square of the second difference at i, i + 1 and i + 2.</summary>
    public void AddSecondDifference(int i, double weight)
    {
        Diagonal[i] += weight;
        Diagonal[i + 1] += 4 * weight;
        Diagonal[i + 2] += weight;
        First[i] -= 2 * weight;
        First[i + 1] -= 2 * weight;
        Second[i] += weight;
    }

    /// <summary>Writes the solution; the entries are overwritten by their factors. Allocates nothing.</summary>
    /// <param name="solution">One value per equation.</param>
    public void Solve(Span<double> solution)
    {
        var n = Diagonal.Length;
        for (var i = 0; i < n; i++)
        {
            // What earlier pivots take away was subtracted when they were reached.
            var (d, e, f) = (Diagonal[i], First[i], Second[i]);
            if (i + 1 < n)
            {
                var l = e / d;
                Diagonal[i + 1] -= l * e;
                if (i + 2 < n)
                    First[i + 1] -= l * f;
                Right[i + 1] -= l * Right[i];
                First[i] = l;
            }
            if (i + 2 < n)
            {
                var l = f / d;
                Diagonal[i + 2] -= l * f;
                Right[i + 2] -= l * Right[i];
                Second[i] = l;
            }
        }
        for (var i = n - 1; i >= 0; i--)
        {
            solution[i] = Right[i] / Diagonal[i];
            if (i + 1 < n)
                solution[i] -= First[i] * solution[i + 1];
            if (i + 2 < n)
                solution[i] -= Second[i] * solution[i + 2];
        }
    }
}
