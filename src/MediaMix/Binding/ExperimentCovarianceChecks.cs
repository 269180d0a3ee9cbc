using static System.FormattableString;

namespace MediaMix;

/// <summary>What must hold for experiments whose errors are correlated.</summary>
sealed class ExperimentCovarianceChecks(ModelSpec spec, FaultList faults)
{
    // Written with few digits, a square and its root do not agree exactly.
    const double Tolerance = 0.01;

    public void Run()
    {
        var names = spec.Experiments.Select(static e => e.Name).ToArray();
        foreach (var twice in spec.ExperimentCovariances.SelectMany(static g => g.Experiments).GroupBy(static n => n, StringComparer.Ordinal).Where(static g => g.Count() > 1))
            faults.Error($"The experiment {twice.Key} is in two covariances, or twice in one.", "Name it once; one matrix can hold all of them.");
        foreach (var group in spec.ExperimentCovariances)
        {
            var unknown = group.Experiments.Where(name => !names.Contains(name, StringComparer.Ordinal)).ToArray();
            foreach (var name in unknown)
                faults.Error($"A covariance names the experiment {name}, which there is not.", DidYouMean.Suggest(name, names) is { } near ? $"Did you mean {near}?" : $"The experiments are {string.Join(", ", names)}.");
            if (group.Experiments.Count < 2)
                faults.Error("A covariance needs at least two experiments.");
            else if (unknown.Length == 0)
                Matrix(group);
        }
    }

    void Matrix(ExperimentCovariance group)
    {
        var (members, rows) = (group.Experiments.Select(name => spec.Experiments.First(e => e.Name == name)).ToArray(), group.Covariance);
        foreach (var member in members.Where(static m => m.DegreesOfFreedom is not null || m.Statement is SaturationLift))
            faults.Error($"The experiment {member.Name} is in a covariance, so its errors are normal.", "Leave its distribution and its form out, or take it out of the covariance.");
        var n = members.Length;
        if (rows.Count != n || rows.Any(row => row.Count != n || row.Any(static x => !double.IsFinite(x))))
        {
            faults.Error(Invariant($"The covariance of {string.Join(", ", group.Experiments)} is not a {n} × {n} matrix of numbers."), "Write one row per experiment, in the order of their names.");
            return;
        }
        for (var i = 0; i < n; i++)
        {
            if (!(Math.Abs(Math.Sqrt(rows[i][i]) / members[i].Statement.StandardError - 1) <= Tolerance))
                faults.Error(Invariant($"The covariance says {Math.Sqrt(rows[i][i])} for the standard error of the experiment {members[i].Name}, which states {members[i].Statement.StandardError}."), "The diagonal holds the squares of the standard errors.");
            for (var j = 0; j < i; j++)
            {
                if (rows[i][j] != rows[j][i])
                    faults.Error($"The covariance of {group.Experiments[i]} and {group.Experiments[j]} is written with two different values.");
            }
        }
        if (CorrelatedErrors.Factor(rows) is null)
            faults.Error($"The covariance of {string.Join(", ", group.Experiments)} is not positive definite: no errors can have it.", "A covariance of two is less than the product of their standard errors.");
    }
}
