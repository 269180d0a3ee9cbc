using MediaMix.Testing;

namespace MediaMix.Cli.Tests;

/// <summary>From a table to a fit without editing anything.</summary>
public class InitTests
{
    [Fact]
    public async Task Init_PlainTable_WritesAModelThatFits()
    {
        using var workspace = Workspace.Sound();
        var init = await Mediamix.RunAsync("init", workspace.Data, "--force");
        var fit = await workspace.FitAsync();

        Assert.Equal((ExitCodes.Done, ""), (init.ExitCode, init.Errors));
        Assert.Contains("model.yaml", init.Output, StringComparison.Ordinal);
        Assert.NotEqual(SmallTable.Model, await File.ReadAllTextAsync(workspace.Model, TestContext.Current.CancellationToken));
        Assert.Equal(("", true), (fit.Errors, Directory.Exists(workspace.Run)));
    }

    [Fact]
    public async Task Init_OutInAnotherFolder_NamesTheDataRelativeToIt()
    {
        using var workspace = Workspace.Sound();
        Directory.CreateDirectory(workspace.At("models"));
        var model = workspace.At("models/first.yaml");
        var init = await Mediamix.RunAsync("init", workspace.Data, "--out", model);
        var check = await Mediamix.RunAsync("check", model);

        Assert.Equal((ExitCodes.Done, ExitCodes.Done), (init.ExitCode, check.ExitCode));
        Assert.Contains("source: \"../data.csv\"", await File.ReadAllTextAsync(model, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>Public data sets of other packages: accepted as they are, fitted with the settings a newcomer gets.</summary>
    [Theory]
    [InlineData("datasets/pymc-marketing/mmm_example.csv")]
    [InlineData("datasets/robyn/dt_simulated_weekly.csv")]
    [InlineData("datasets/meridian/national_all_channels.csv")]
    [InlineData("datasets/meridian/national_media_rf.csv")]
    public async Task Init_PublicDataSet_FitsWithDefaultSettings(string path)
    {
        var data = ReferenceData.Require(path);
        using var workspace = new Workspace();
        File.Copy(data, workspace.Data);
        var init = await Mediamix.RunAsync("init", workspace.Data);
        var fit = await Mediamix.RunAsync("fit", workspace.Model, "--out", workspace.Run);

        Assert.Equal((ExitCodes.Done, ""), (init.ExitCode, init.Errors));
        Assert.True(fit.ExitCode is ExitCodes.Done or ExitCodes.NotTrusted, fit.Errors);
        Assert.Equal(["data.csv", "model.yaml", "run"], workspace.Entries());
    }
}
