using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>Rolls the channels of every group up, draw by draw.</summary>
sealed class GroupTable(FittedModel fit, ComponentPass components, ReturnPass returns, PriorPass prior, Execution run = default)
{
    readonly ModelConstants _constants = fit.Model.Constants;
    readonly double[][] _sizes = [.. returns.Worth.Select(ReturnTable.Sizes)];
    readonly int _offset = components.Components.Count - fit.Model.Spec.Channels.Count;

    public IReadOnlyList<GroupReturn> Build() =>
        [.. GroupMembers.Of(fit.Model).Select((members, g) => Group(members, g))];

    GroupReturn Group(GroupMembers members, int g) => new(
        members.Group.Name, members.Group.Channels, Return(members, g), Contribution(members, g),
        members.Paid.Length > 0 && fit.Model.Spec.Likelihood is not LogNormalErrors ? Curve(members, g) : null);

    ChannelReturn Return(GroupMembers members, int g)
    {
        var spend = members.Paid.Sum(m => _constants.Channels[m].Spend);
        var twin = ReturnTable.Twin(_constants, ReturnTable.Sizes(returns.GroupWorth[g]), _sizes, members.All);
        var contraction = LearningTables.Contraction(prior.GroupWorth[g], returns.GroupWorth[g]);
        var row = ReturnTable.Return(
            members.Group.RowName, spend, _constants, Total(members, g), components,
            new(returns.GroupEffect[g], returns.GroupWorth[g], ReturnTable.Add(members.Counted, m => returns.MarginalEffect[m])));
        return row with
        {
            PriorRoi = spend > 0 ? BandBuilder.Estimate([.. prior.GroupWorth[g].Select(e => e / spend)]) : null,
            Contraction = contraction,
            Twin = twin,
            Grade = ReturnTable.GradeOf(contraction, twin),
        };
    }

    double[] Total(GroupMembers members, int g) => components.Joint?.Totals[1 + g] ?? ReturnTable.Add(members.All, m => components.Totals[_offset + m]);

    Contribution Contribution(GroupMembers members, int g)
    {
        if (components.Joint is { } joint)
            return new Contribution(members.Group.RowName, ComponentKind.Media, BandBuilder.Build(joint.Bands[1 + g]), BandBuilder.Estimate(joint.Totals[1 + g]));
        var periods = fit.Model.Panel.Periods;
        double[][] band = [.. Enumerable.Range(0, periods).Select(t => ReturnTable.Add(members.All, m => components.Bands[_offset + m][t]))];
        return new Contribution(
            members.Group.RowName, ComponentKind.Media,
            BandBuilder.Build(band, GeoSums.OverGeos(ReturnTable.Add(members.All, m => components.Means[_offset + m]), periods), run),
            BandBuilder.Estimate(Total(members, g)));
    }

    /// <summary>All paid channels at the same multiple of their spend: effects, and steps of them, add up.</summary>
    ResponseCurve Curve(GroupMembers members, int g)
    {
        var spend = Spend(members);
        var current = members.Paid.Sum(m => _constants.Channels[m].Spend);
        double[][] effect = [.. ReturnPass.Multipliers.Select((_, i) => ReturnTable.Add(members.Paid, m => returns.Curves[m][i]))];
        double[][] step = [.. ReturnPass.Multipliers.Select((_, i) => ReturnTable.Add(members.Paid, m => returns.CurveSteps[m][i]))];
        return new ResponseCurve(
            members.Group.RowName, ReturnPass.Multipliers, [.. ReturnPass.Multipliers.Select(x => x * current)],
            BandBuilder.Build(effect, CurveTables.Means(effect, returns.GroupEffect[g]), run),
            [.. CurveTables.Means(step, ReturnTable.Add(members.Paid, m => returns.MarginalEffect[m])).Select(s => s / (ReturnPass.Step * current))],
            current, spend.Max() / spend.Where(static x => x > 0).Average());
    }

    /// <summary>Spend of the paid channels, cell by cell.</summary>
    double[] Spend(GroupMembers members)
    {
        var sum = new double[fit.Model.Panel.Cells];
        foreach (var m in members.Paid)
            Kernels.Add(sum, fit.Model.Panel.WindowOf(fit.Model.Spec.Channels[m].Spend!), sum);
        return sum;
    }
}
