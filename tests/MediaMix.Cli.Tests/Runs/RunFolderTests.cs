using System.Text.Json;
using System.Text.Json.Nodes;

namespace MediaMix.Cli.Tests;

/// <summary>What a fit leaves behind.</summary>
public class RunFolderTests
{
    static readonly string[] Files =
    [
        "baseline.csv", "carryover.csv", "contributions.csv", "contributions_by_quarter.csv", "data.csv", "diagnostics.json", "draws.zarr", "fitted.csv", "model.yaml",
        "report.html", "response_curves.csv", "return_order.csv", "roi.csv", "run.json", "saturation.csv", "shares.csv", "summary.csv",
    ];

    static JsonElement Json(Workspace workspace, string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(workspace.Run, file)));
        return document.RootElement.Clone();
    }

    [Fact]
    public async Task Fit_SoundModel_WritesTheseFilesAndNothingElse()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync();

        Assert.Equal(["data.csv", "model.yaml", "run"], workspace.Entries());
        Assert.Equal(Files, Directory.EnumerateFileSystemEntries(workspace.Run).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(await File.ReadAllBytesAsync(workspace.Data, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(Path.Combine(workspace.Run, "data.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Fit_ThirtyDraws_ExitsWithThree()
    {
        using var workspace = Workspace.Sound();
        var outcome = await workspace.FitAsync();

        Assert.Equal(ExitCodes.NotTrusted, outcome.ExitCode);
        Assert.Equal("do_not_trust", Json(workspace, "diagnostics.json").GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Fit_DefaultDraws_ExitsWithZero()
    {
        using var workspace = Workspace.Sound();
        var outcome = await Mediamix.RunAsync("fit", workspace.Model, "--out", workspace.Run);

        Assert.Equal(ExitCodes.Done, outcome.ExitCode);
        Assert.NotEqual("do_not_trust", Json(workspace, "diagnostics.json").GetProperty("verdict").GetString());
        Assert.Equal(4, Json(workspace, "diagnostics.json").GetProperty("chains").GetInt32());
        Assert.Equal(1000, Json(workspace, "diagnostics.json").GetProperty("draws").GetInt32());
    }

    [Theory]
    [InlineData("summary.csv", "parameter,mean,sd,mcse_mean,q2.5,q5,q25,q50,q75,q95,q97.5,ess_bulk,ess_tail,rhat")]
    [InlineData("fitted.csv", "date,actual,mean,q5,q50,q95,expected,excluded")]
    [InlineData("contributions.csv", "date,component,mean,q5,q50,q95")]
    [InlineData("roi.csv", "channel,spend,contribution_mean,contribution_q5,contribution_q95,share_mean,roi_mean,roi_q5,roi_q50,roi_q95,mroi_mean,mroi_q5,mroi_q50,mroi_q95,cost_per_unit_q5,cost_per_unit_q50,cost_per_unit_q95,grade")]
    [InlineData("baseline.csv", "date,mean,q5,q50,q95")]
    [InlineData("carryover.csv", "channel,lag,mean,q5,q50,q95,prior_mean,prior_q5,prior_q50,prior_q95")]
    [InlineData("saturation.csv", "channel,exposure,mean,q5,q50,q95")]
    [InlineData("contributions_by_quarter.csv", "from,to,channel,mean,q5,q50,q95,rank")]
    [InlineData("return_order.csv", "channel,other,p_roi_higher,p_mroi_higher,p_lowest")]
    [InlineData("shares.csv", "channel,share_mean,share_q5,share_q50,share_q95,spend_share,effect_share_mean,effect_share_q5,effect_share_q50,effect_share_q95,exposure,per_exposure_mean,per_exposure_q5,per_exposure_q50,per_exposure_q95,immediate_share_mean,immediate_share_q5,immediate_share_q50,immediate_share_q95")]
    [InlineData("response_curves.csv", "channel,spend,response_mean,response_q5,response_q50,response_q95,marginal_mean")]
    public async Task Fit_EveryTable_HasTheDocumentedColumns(string file, string header)
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync();
        var lines = await File.ReadAllLinesAsync(Path.Combine(workspace.Run, file), TestContext.Current.CancellationToken);

        Assert.Equal(header, lines[0]);
        Assert.True(lines.Length > 2);
        Assert.All(lines, line => Assert.Equal(lines[0].AsSpan().Count(','), line.AsSpan().Count(',')));
    }

    [Fact]
    public async Task Fit_SameSeed_WritesTheSameBytesForAnyNumberOfThreads()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync("--seed", "7", "--threads", "1");
        var first = FolderBytes.WithoutTimings(workspace.Run);
        await workspace.FitAsync("--seed", "7", "--threads", "2", "--force");

        Assert.Equal(first, FolderBytes.WithoutTimings(workspace.Run));
    }

    [Fact]
    public async Task Fit_OtherSeed_WritesOtherDraws()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync("--seed", "7");
        var first = FolderBytes.Of(workspace.Run);
        await workspace.FitAsync("--seed", "8", "--force");
        var second = FolderBytes.Of(workspace.Run);

        Assert.Equal(first.Keys, second.Keys);
        Assert.NotEqual(first["summary.csv"], second["summary.csv"]);
        Assert.NotEqual(first["draws.zarr/tv.roi/0.0"], second["draws.zarr/tv.roi/0.0"]);
        Assert.Equal(first["data.csv"], second["data.csv"]);
    }

    [Fact]
    public async Task Fit_StoredModel_GivesTheSameBytesAgain()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync("--seed", "7");
        var again = workspace.At("again");
        var outcome = await Mediamix.RunAsync("fit", Path.Combine(workspace.Run, "model.yaml"), "--out", again);

        Assert.Equal("", outcome.Errors);
        Assert.Equal(FolderBytes.WithoutTimings(workspace.Run), FolderBytes.WithoutTimings(again));
    }

    [Fact]
    public async Task Fit_OutFolderIsARun_NeedsForce()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync("--seed", "7");
        var first = FolderBytes.Of(workspace.Run);
        var refused = await workspace.FitAsync("--seed", "8");

        Rejected.Check(refused, "run: The run folder exists.", "--force");
        Assert.Equal(first, FolderBytes.Of(workspace.Run));

        await workspace.FitAsync("--seed", "8", "--force");
        Assert.NotEqual(first["summary.csv"], FolderBytes.Of(workspace.Run)["summary.csv"]);
        Assert.Equal(["data.csv", "model.yaml", "run"], workspace.Entries());
    }

    [Fact]
    public async Task Fit_RunJson_HoldsWhatIsNeededToRepeatTheRun()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync("--seed", "7");
        var run = Json(workspace, "run.json");

        Assert.Equal("mediamix fit model.yaml --seed 7 --chains 2 --warmup 60 --draws 30", run.GetProperty("command").GetString());
        Assert.Equal(7, run.GetProperty("seed").GetInt32());
        Assert.Equal(FolderBytes.Of(workspace.Run)["data.csv"], run.GetProperty("data_hash").GetString(), ignoreCase: true);
        Assert.Equal(60, run.GetProperty("constants").GetProperty("observed_rows").GetInt32());
        Assert.All(["warmup_seconds", "sampling_seconds", "wall_seconds"], name => Assert.True(run.GetProperty(name).GetDouble() >= 0));
    }

    [Fact]
    public async Task Report_FinishedRun_WritesTheSameBytesAgain()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync();
        var before = FolderBytes.Of(workspace.Run);
        File.Delete(Path.Combine(workspace.Run, "report.html"));
        var outcome = await Mediamix.RunAsync("report", workspace.Run);

        Assert.Equal(ExitCodes.Done, outcome.ExitCode);
        Assert.Equal(before, FolderBytes.Of(workspace.Run));
    }

    [Theory]
    [InlineData("summary")]
    [InlineData("report")]
    public async Task StoredRun_ChangedData_IsRefused(string verb)
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync();
        await File.AppendAllTextAsync(Path.Combine(workspace.Run, "data.csv"), "\n", TestContext.Current.CancellationToken);
        var before = FolderBytes.Of(workspace.Run);

        Rejected.Check(await Mediamix.RunAsync(verb, workspace.Run), "data.csv: The data in this run folder are not those that were fitted.");
        Assert.Equal(before, FolderBytes.Of(workspace.Run));
    }

    [Theory]
    [InlineData("draws.zarr/tv.roi/0.0")]
    [InlineData("draws.zarr/noise/.zarray")]
    [InlineData("run.json")]
    public async Task Summary_DamagedRun_IsRefused(string file)
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync();
        await File.WriteAllTextAsync(Path.Combine(workspace.Run, file), "{]", TestContext.Current.CancellationToken);

        Rejected.Check(await Mediamix.RunAsync("summary", workspace.Run), "run");
    }

    [Theory]
    [InlineData("name: tv", "name: television")]
    [InlineData("max_lag: ", "max_lag: 1")]
    [InlineData("channels:", "channels: ")]
    public async Task Summary_EditedModel_IsRefused(string from, string to)
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync();
        var model = Path.Combine(workspace.Run, "model.yaml");
        var text = await File.ReadAllTextAsync(model, TestContext.Current.CancellationToken);
        Assert.Contains(from, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(model, text.Replace(from, to, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Rejected.Check(await Mediamix.RunAsync("summary", workspace.Run), "model.yaml: The model in this run folder is not the one that was fitted.");
    }

    /// <summary>Folders of earlier versions have no hash of the model: what does not fit its draws is refused all the same.</summary>
    [Fact]
    public async Task Summary_RunOfAnEarlierVersion_IsReadUnlessItsModelDoesNotFit()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync();
        var (file, model) = (Path.Combine(workspace.Run, "run.json"), Path.Combine(workspace.Run, "model.yaml"));
        var record = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!.AsObject();
        foreach (var key in new[] { "kind", "model_hash", "draws_hash" })
            Assert.True(record.Remove(key));
        await File.WriteAllTextAsync(file, record.ToJsonString(), TestContext.Current.CancellationToken);
        Assert.Equal(ExitCodes.NotTrusted, (await Mediamix.RunAsync("summary", workspace.Run)).ExitCode);

        var text = await File.ReadAllTextAsync(model, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(model, text.Replace("name: tv", "name: television", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Rejected.Check(await Mediamix.RunAsync("summary", workspace.Run), "The draws of this run have no parameter television.", "Fit the model again.");
    }

    /// <summary>Whatever happens to a file, a verb says the same as before or what is wrong, and never ends in a stack trace.</summary>
    [Theory]
    [InlineData("emptied")]
    [InlineData("cut in half")]
    [InlineData("edited")]
    [InlineData("deleted")]
    public async Task Summary_AnyFileDamaged_IsRefusedOrUnharmed(string how)
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync();
        var whole = await Mediamix.RunAsync("summary", workspace.Run);
        var refused = 0;
        foreach (var file in Directory.EnumerateFiles(workspace.Run, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray())
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            if (how == "deleted")
                File.Delete(file);
            else
                await File.WriteAllBytesAsync(file, Damaged(bytes, how), TestContext.Current.CancellationToken);
            var outcome = await Mediamix.RunAsync("summary", workspace.Run);
            if (outcome != whole)
            {
                Rejected.Check(outcome);
                refused++;
            }
            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        }
        Assert.InRange(refused, 50, 1000);
        Assert.Equal(whole, await Mediamix.RunAsync("summary", workspace.Run));
    }

    static byte[] Damaged(byte[] bytes, string how)
    {
        if (how != "edited")
            return how == "emptied" ? [] : bytes[..(bytes.Length / 2)];
        byte[] edited = [.. bytes];
        // A digit becomes another, of text; a bit flips, of anything else.
        var at = Array.FindIndex(edited, bytes.Length / 3, static b => b is >= (byte)'0' and <= (byte)'8');
        edited[at < 0 ? bytes.Length / 2 : at] ^= 1;
        return edited;
    }

    [Fact]
    public async Task Report_ExperimentThatWasFittedWithout_SamplesNothing()
    {
        using var workspace = Workspace.With(SmallTable.Rows(), SmallTable.Model + "experiments: [ { name: lift test, channel: tv, start: 2023-03-13, end: 2023-05-01, lift: 3000, se: 100 } ]\n");
        await workspace.FitAsync();
        Assert.Contains(",true,", (await File.ReadAllLinesAsync(Path.Combine(workspace.Run, "experiments.csv"), TestContext.Current.CancellationToken))[1], StringComparison.Ordinal);
        var refit = Assert.Single(Directory.EnumerateDirectories(Path.Combine(workspace.Run, "draws.zarr", "experiment_refits")));
        Assert.True(File.Exists(Path.Combine(refit, "0.0")));
        var before = FolderBytes.Of(workspace.Run);
        var outcome = await Mediamix.RunAsync("report", workspace.Run);

        Assert.Equal(ExitCodes.Done, outcome.ExitCode);
        Assert.Equal(before, FolderBytes.Of(workspace.Run));
    }
}
