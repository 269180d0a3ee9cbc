using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>The list <c>experiment_covariance</c> of a model file.</summary>
static class ExperimentCovarianceKeys
{
    public static SpecList<ExperimentCovariance> ReadAll(YamlGroup file)
    {
        var groups = new List<ExperimentCovariance>();
        foreach (var (item, number) in file.Items("experiment_covariance").Select(static (item, i) => (item, i + 1)))
        {
            if (YamlGroup.From(item, Invariant($"experiment_covariance {number}"), file.Faults) is { } group)
                groups.Add(Read(group));
        }
        return [.. groups];
    }

    static ExperimentCovariance Read(YamlGroup group)
    {
        group.Require("experiments", "experiments: [test a, test b]");
        group.Require("covariance", "covariance: [[4, 1], [1, 9]]");
        SpecList<string> names = [.. group.Items("experiments").Select(item => YamlValue.Name(item, group.Label("experiments"), group.Faults)).OfType<string>()];
        SpecList<SpecList<double>> rows = [.. group.Items("covariance").Select(row => Row(row, group))];
        group.Finish();
        return new ExperimentCovariance(names, rows);
    }

    static SpecList<double> Row(YamlNode row, YamlGroup group)
    {
        if (row is YamlSequence sequence)
            return [.. sequence.Items.Select(item => YamlValue.Number(item, group.Label("covariance"), group.Faults)).OfType<double>()];
        YamlValue.Wrong(row, group.Label("covariance"), "a row of numbers such as [4, 1]", group.Faults);
        return [];
    }
}
