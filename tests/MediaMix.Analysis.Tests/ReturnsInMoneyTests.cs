using MediaMix.Testing;

namespace MediaMix.Analysis.Tests;

/// <summary>Where a unit of the outcome has a value, whatever is called a return is money, in every study alike.</summary>
public class ReturnsInMoneyTests
{
    const double Value = 10;

    static readonly HandMadeFit Units = Create(null);

    static readonly HandMadeFit Money = Create(UnitValue.Of(Value));

    /// <summary>Strengths are coefficients, so that the same draws mean the same effects.</summary>
    static HandMadeFit Create(UnitValue? value)
    {
        var full = SmallWorld.Full();
        return HandMadeFit.Create(
            full with { UnitValue = value, Channels = [.. full.Channels.Select(static c => c with { Strength = new CoefficientStrength(new LogNormalPrior(0, 0.5)) })] },
            SmallWorld.Panel(history: SmallWorld.History, kind: OutcomeKind.Units));
    }

    static int Paid => Units.Fit.Model.PaidChannels()[0];

    [Fact]
    public void ChannelAmounts_ValueOfAUnit_AreMoneyWherePaid()
    {
        var (units, money) = (new ChannelAmounts(Units.Fit.Model), new ChannelAmounts(Money.Fit.Model));
        foreach (var (m, isReturn) in units.IsReturn.Index())
            Agreement.Within(1e-12, (isReturn ? Value : 1) * units.Of(Units.Fit)[m][0], money.Of(Money.Fit)[m][0]);
    }

    [Fact]
    public void ChannelRoi_ValueOfAUnit_IsMoney()
    {
        foreach (var (name, roi) in ChannelRoi.Of(Units.Fit))
            Agreement.Within(1e-12, Value * roi[0], ChannelRoi.Of(Money.Fit)[name][0]);
    }

    [Fact]
    public void RunReturns_ValueOfAUnit_AreMoney()
    {
        var name = Units.Fit.Model.Constants.Channels[Paid].Name;
        Agreement.Within(1e-12, Value * RunReturns.Of(Units.Fit)[name].Value.Mean, RunReturns.Of(Money.Fit)[name].Value.Mean);
    }

    [Fact]
    public void SimulatedData_StatedReturn_IsMoney()
    {
        var name = Units.Fit.Model.Constants.Channels[Paid].Name;
        var data = SimulatedData.Draw(Money.Fit.Model, null, 3, stated: [new StatedRoi(name, 2)]);

        Agreement.Within(1e-9, 2, data.Channels[Paid].Roi!.Value);
        Agreement.Within(1e-9, 2, WorthOverSpend(data));
    }

    /// <summary>Independently: the effect of the channel at the drawn parameters times the value of a unit, over its spend.</summary>
    static double WorthOverSpend(SimulatedData data)
    {
        var model = Money.Fit.Model;
        var values = model.AllocateValues();
        foreach (var parameter in model.Parameters)
            values[parameter.Slot] = data.Parameters.First(p => p.Name == parameter.Name).Value;
        var simulator = model.CreateSimulator();
        simulator.Load(values);
        return Value * simulator.WindowEffect(Paid) / model.Constants.Channels[Paid].Spend;
    }

    /// <summary>A column of that name among the draws says what the table of returns says, sampled or derived.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void DrawsOfRoi_ValueOfAUnit_AreThoseOfTheTable(bool isSampled)
    {
        var full = SmallWorld.Full();
        var spec = full with
        {
            UnitValue = UnitValue.Of(Value),
            Channels = [.. full.Channels.Select(c => c with { Strength = isSampled && c.Spend is not null ? new RoiStrength(new LogNormalPrior(0, 0.5)) : new ContributionStrength(new BetaPrior(2, 20)) })],
        };
        var fit = ModelFit.Run(spec, SmallWorld.Panel(history: SmallWorld.History, kind: OutcomeKind.Units), new SamplerSpec { Warmup = 50, Draws = 10, Seed = 1 });
        var returns = FitAnalyzer.Analyze(fit).Channels.Where(static c => c.Roi is not null).ToArray();

        Assert.NotEmpty(returns);
        foreach (var channel in returns)
            Agreement.Within(1e-9, channel.Roi!.Value.Mean, fit.Draws[$"{channel.Channel}.roi"].Average());
    }

    [Fact]
    public void Pairs_ValueOfAUnit_ReturnMoney()
    {
        var channels = Units.Fit.Model.Constants.Channels;
        double[][] together = [.. channels.Select(_ => Enumerable.Repeat(1.0, channels.Count).ToArray())];
        var (units, money) = (PairTable.Pairs(Units.Fit, ReturnPass.Run(Units.Fit), together), PairTable.Pairs(Money.Fit, ReturnPass.Run(Money.Fit), together));

        Assert.Contains(units, static p => p.Roi is not null);
        foreach (var (one, ten) in units.Zip(money).Where(static p => p.First.Roi is not null))
            Agreement.Within(1e-12, Value * one.Roi!.Value.Mean, ten.Roi!.Value.Mean);
    }
}
