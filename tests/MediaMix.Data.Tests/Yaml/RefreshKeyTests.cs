namespace MediaMix.Data.Tests;

/// <summary>The keys <c>priors_from</c> and <c>parameter_priors</c>.</summary>
public class RefreshKeyTests
{
    static ModelFile Read(string text) => ModelText.Read(ModelText.Minimal + text + "\n");

    [Fact]
    public void Read_PriorsFrom_IsWhatTheFileSays()
    {
        Assert.Null(Read("").PriorsFrom);
        Assert.Equal(new RefreshSpec("runs/q1"), Read("priors_from: runs/q1").PriorsFrom);
        Assert.Equal(new RefreshSpec("../q1") { Inflate = 1.5, MayWiden = true }, Read("priors_from: { run: ../q1, inflate: 1.5, widen: true }").PriorsFrom);
        Assert.Equal(2, Read("priors_from: { run: ../q1 }").PriorsFrom!.Inflate);
    }

    [Fact]
    public void Write_BothKeys_ReadBackEqual()
    {
        var file = Read("priors_from: { run: \"last run\", inflate: 3 }\nparameter_priors: [ { name: \"seasonality.fourier[yearly].sin[1]\", prior: \"normal(0.1, 0.2)\" } ]");
        using var text = new StringWriter();
        ModelFileWriter.Write(file, text);

        Assert.Equal([new ParameterPrior("seasonality.fourier[yearly].sin[1]", new NormalPrior(0.1, 0.2))], file.Model.ParameterPriors);
        Assert.Equal(file, ModelFileReader.Read(text.ToString(), "model.yaml"));
    }

    [Theory]
    [InlineData("priors_from: { inflate: 2 }", "priors_from: the key run is missing")]
    [InlineData("priors_from: { run: a, inflate: 0.5 }", "priors_from: inflate: found")]
    [InlineData("priors_from: { run: a, inflate: 1001 }", "a number from 1 to 1000")]
    [InlineData("priors_from: { run: a, inflat: 2 }", "Did you mean inflate?")]
    [InlineData("priors_from: [ a ]", "where a group of keys is expected")]
    [InlineData("parameter_priors: [ { name: tv.roi } ]", "parameter prior tv.roi: the key prior is missing")]
    [InlineData("parameter_priors: [ { prior: \"normal(0, 1)\" } ]", "parameter prior 1: the key name is missing")]
    [InlineData("parameter_priors: [ { name: tv.roi, prior: \"nromal(0, 1)\" } ]", "nromal")]
    public void Read_WhatIsNeither_IsRefusedWithItsLine(string text, string part)
    {
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => Read(text)).Faults);
        Assert.Contains(part, fault.ToString(), StringComparison.Ordinal);
        Assert.Equal(ModelText.Minimal.Count(static c => c == '\n') + 1, fault.Where!.Line);
    }
}
