using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>Names of the model in words.</summary>
public class ComponentTextTests
{
    [Theory]
    [InlineData("intercept", ComponentKind.Baseline, "level")]
    [InlineData("trend", ComponentKind.Baseline, "trend")]
    [InlineData("seasonality.fourier[yearly]", ComponentKind.Baseline, "yearly season")]
    [InlineData("seasonality.fourier[13]", ComponentKind.Baseline, "season of 13 periods")]
    [InlineData("seasonality.categorical[month]", ComponentKind.Baseline, "season by month")]
    [InlineData("event[launch]", ComponentKind.Baseline, "launch (event)")]
    [InlineData("holidays", ComponentKind.Baseline, "holidays")]
    [InlineData("control[price]", ComponentKind.Control, "price")]
    [InlineData("control[price]", ComponentKind.Treatment, "price")]
    [InlineData("control[price].lag[1]", ComponentKind.Control, "price, 1 period before")]
    [InlineData("control[a].lag[2].lag[2]", ComponentKind.Control, "a].lag[2, 2 periods before")]
    [InlineData("control[=x[y]]", ComponentKind.Control, "=x[y]")]
    [InlineData("confounding[tv]", ComponentKind.Confounding, "demand that tv follows")]
    [InlineData("intercept", ComponentKind.Media, "intercept")]
    [InlineData("control[tv]", ComponentKind.Media, "control[tv]")]
    [InlineData("something new", ComponentKind.Baseline, "something new")]
    [InlineData("event[\u001b[31m]", ComponentKind.Baseline, "\uFFFD[31m (event)")]
    public void Label_Component_Words(string name, ComponentKind kind, string words) => Assert.Equal(words, ComponentText.Label(name, kind));
}
