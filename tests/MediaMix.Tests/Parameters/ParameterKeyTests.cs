using MediaMix.Testing;

namespace MediaMix.Tests.Parameters;

/// <summary>What parameters are, and the names that are written from it.</summary>
public class ParameterKeyTests
{
    /// <summary>Names are in files and in what people wrote: they stay.</summary>
    public static TheoryData<ParameterKey, string> Names => new()
    {
        { new TransformKey("tv", TransformPart.Adstock, "decay"), "tv.adstock.decay" },
        { new TransformKey("tv", TransformPart.Saturation, "half") { Geo = "north [1]" }, "tv.saturation.half[north [1]]" },
        { new TransformKey("tv", TransformPart.Saturation, "half") { Form = ParameterForm.Deviation, Geo = "north" }, "tv.saturation.half.standardized[north]" },
        { new StrengthKey("tv", StrengthKind.MarginalRoi), "tv.marginal_roi" },
        { new StrengthKey("tv", StrengthKind.Roi, new PeriodSpan("2024-01-01", "2024-03-25")) { Geo = "north" }, "tv.roi[2024-01-01..2024-03-25][north]" },
        { new StrengthKey("tv", StrengthKind.Coefficient) { Form = ParameterForm.Mean }, "tv.coefficient.mean" },
        { new StrengthKey("tv", StrengthKind.Contribution), "tv.contribution" },
        { new ConfoundingKey("tv"), "tv.confounding" },
        { new EffectivenessKey("tv+radio", EffectivenessPart.Knot) { Number = 3 }, "tv+radio.effectiveness.knot[3]" },
        { new EffectivenessKey("tv", EffectivenessPart.LengthScale), "tv.effectiveness.length_scale" },
        { new GroupReturnKey("paid") { Form = ParameterForm.Spread }, "paid.roi.sd" },
        { new InterceptKey { Form = ParameterForm.Mean }, "intercept.mean" },
        { new TrendKey(), "trend" },
        { new TrendKey(TrendPart.Change, "2024-01-01"), "trend.change[2024-01-01]" },
        { new TrendKey(TrendPart.Basis) { Number = 40 }, "trend.basis[40]" },
        { new TrendKey { Form = ParameterForm.Deviation, Geo = "north", Number = 2 }, "trend.standardized[north][2]" },
        { new FourierKey(FourierCycle.Yearly, Part: FourierPart.Sine) { Number = 1 }, "seasonality.fourier[yearly].sin[1]" },
        { new FourierKey(FourierCycle.Rows, 52.18) { Form = ParameterForm.Spread }, "seasonality.fourier[52.18].sd" },
        { new CalendarKey(CalendarUnit.Month, LevelPart.Contrast) { Number = 11 }, "seasonality.categorical[month].contrast[11]" },
        { new CalendarKey(CalendarUnit.Weekday, LevelPart.Level, "friday"), "seasonality.categorical[weekday=friday]" },
        { new EventKey("launch"), "event[launch]" },
        { new HolidaysKey(), "holidays" },
        { new HolidaysKey(IsScale: true), "holidays.scale" },
        { new HolidayKey(["christmas day", "after boxing day"]) { Form = ParameterForm.Deviation }, "holiday[christmas day + after boxing day].standardized" },
        { new ControlKey("price", 2) { Geo = "north" }, "control[price].lag[2][north]" },
        { new ControlKey("region", Part: LevelPart.Level, Level: "east"), "control[region=east]" },
        { new ControlKey("region", Part: LevelPart.Contrast) { Number = 1 }, "control[region].contrast[1]" },
        { new NoiseKey { Form = ParameterForm.Deviation, Geo = "north" }, "noise.standardized[north]" },
        { new NoiseKey(NoisePart.DegreesOfFreedom), "noise.df" },
        { new NoiseKey(NoisePart.Autocorrelation), "noise.autocorrelation" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Name_EveryKind_IsWhatFilesHold(ParameterKey key, string name)
    {
        Assert.Equal(name, key.Name);
        Assert.Equal(name, key.ToString());
    }

    [Fact]
    public void With_AnotherNumberOrGeo_WritesTheNameAnew()
    {
        var key = new TrendKey(TrendPart.Knot) { Number = 1 };

        Assert.Equal("trend.knot[1]", key.Name);
        Assert.Equal("trend.knot[2]", (key with { Number = 2 }).Name);
        Assert.Equal("trend.knot", key.Series);
        Assert.NotEqual(key, key with { Number = 2 });
        Assert.Equal(key, (key with { Number = 2 }) with { Number = 1 });
        Assert.NotEqual<ParameterKey>(new InterceptKey(), new InterceptKey { Geo = "north" });
        Assert.NotEqual<ParameterKey>(new TrendKey(TrendPart.Slope), new TrendKey(TrendPart.Change));
    }

    public static TheoryData<string> Parts => [.. ComponentCatalog.Parts.Select(static c => c.Name)];

    /// <summary>No two parameters of a model are the same thing, and every variable of its draws is something.</summary>
    [Theory]
    [MemberData(nameof(Parts))]
    public void Keys_OfAModel_AreOneToOneWithNames(string name)
    {
        var part = ComponentCatalog.Part(name);
        var model = BoundModel.Bind(part.Spec, part.Panel(history: 4));

        Assert.Equal(model.Parameters.Count, model.Parameters.Select(static p => p.Key).Distinct().Count());
        Assert.All(model.Parameters, p => Assert.Equal(p.Key, model.KeyOf(p.Name)));
        Assert.All(PriorDraws.Sample(model, 1, 1).Names, variable => Assert.Equal(variable, model.KeyOf(variable)?.Name));
        Assert.Equal(model.LinearComponents, model.LinearKeys.Select(static key => key.Name));
        Assert.Null(model.KeyOf("nothing"));
    }

    public static TheoryData<string> Panels => [.. SmallPanel.Models.Select(static m => m.Name)];

    [Theory]
    [MemberData(nameof(Panels))]
    public void Keys_OfAModelOfGeos_KnowTheirGeos(string name)
    {
        var model = BoundModel.Bind(SmallPanel.Of(name), SmallPanel.Create());

        Assert.Equal(model.Parameters.Count, model.Parameters.Select(static p => p.Key).Distinct().Count());
        foreach (var variable in PriorDraws.Sample(model, 1, 1).Names)
        {
            var key = model.KeyOf(variable)!;
            // No geo has the name of anything else in a name.
            Assert.Equal(model.Panel.Geos.FirstOrDefault(geo => variable.Contains($"[{geo}]", StringComparison.Ordinal)), key.Geo);
        }
    }
}
