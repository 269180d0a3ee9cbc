using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace MediaMix.Cli.Tests;

/// <summary>Files for other tools.</summary>
public class ExportTests
{
    const string Python = "/usr/bin/python3";

    [Fact]
    public async Task Export_Csv_HoldsEveryDraw()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync();
        var export = await Mediamix.RunAsync("export", workspace.Run, "--format", "csv", "--out", workspace.At("draws.csv"));
        var rows = (await File.ReadAllLinesAsync(workspace.At("draws.csv"), TestContext.Current.CancellationToken)).Select(static line => line.Split(',')).ToArray();
        var summary = (await File.ReadAllLinesAsync(Path.Combine(workspace.Run, "summary.csv"), TestContext.Current.CancellationToken)).Select(static line => line.Split(',')).First(static row => row[0] == "tv.roi");

        Assert.Equal((ExitCodes.Done, ""), (export.ExitCode, export.Errors));
        Assert.Equal(1 + 2 * 30, rows.Length);
        var roi = Array.IndexOf(rows[0], "tv.roi");
        Assert.Equal(double.Parse(summary[1], CultureInfo.InvariantCulture), rows[1..].Average(row => double.Parse(row[roi], CultureInfo.InvariantCulture)), 1e-9);
        Assert.Equal(["1", "29"], rows[^1][..2]);
    }

    [Fact]
    public async Task Export_NetCdf_IsWhatTheRunSays()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync();
        var export = await Mediamix.RunAsync("export", workspace.Run, "--json");
        var path = workspace.Run + ".nc";

        Assert.Equal((ExitCodes.Done, ""), (export.ExitCode, export.Errors));
        Assert.Equal(new FileInfo(path).Length, JsonElement.Parse(export.Output).GetProperty("bytes").GetInt64());
        Assert.Equal(["data.csv", "model.yaml", "run", "run.nc"], workspace.Entries());
        Assert.SkipUnless(await Runs("import xarray, h5netcdf, netCDF4, zarr") == "", "python3-xarray, python3-h5netcdf, python3-netcdf4 and python3-zarr are not installed.");
        Assert.Equal("", await Runs($$"""
            import csv, xarray, numpy
            def group(name, engine): return xarray.open_dataset(r'{{path}}', group=name, engine=engine).load()
            summary = {row['parameter']: row for row in csv.DictReader(open(r'{{workspace.Run}}/summary.csv'))}
            fitted = list(csv.DictReader(open(r'{{workspace.Run}}/fitted.csv')))
            zarr = xarray.open_zarr(r'{{workspace.Run}}/draws.zarr', consolidated=True)
            for engine in ('netcdf4', 'h5netcdf'):
                posterior, predictive = group('posterior', engine), group('posterior_predictive', engine)['revenue']
                for name in ('tv.roi', 'radio.adstock.decay', 'noise', 'intercept'):
                    assert abs(float(posterior[name].mean()) - float(summary[name]['mean'])) <= 1e-9 * abs(float(summary[name]['mean'])), name
                    assert (posterior[name].values == zarr[name].values).all(), name
                assert predictive.dims == ('chain', 'draw', 'time') and predictive.shape == (2, 30, 60)
                quantiles = predictive.quantile([0.05, 0.95], dim=('chain', 'draw'))
                for t, row in enumerate(fitted):
                    assert str(predictive['time'].values[t])[:10] == row['date']
                    assert abs(float(quantiles[0, t]) - float(row['q5'])) < 1e-9 * abs(float(row['q5']))
                    assert abs(float(quantiles[1, t]) - float(row['q95'])) < 1e-9 * abs(float(row['q95']))
                assert numpy.allclose(group('observed_data', engine)['revenue'].values, [float(row['actual']) for row in fitted], rtol=0, atol=0)
                prior, unseen = group('prior', engine), group('prior_predictive', engine)['revenue']
                assert list(prior.data_vars) == list(posterior.data_vars)
                assert prior.sizes['chain'] == 1 and prior.sizes['draw'] == 1000 and unseen.shape == (1, 1000, 60)
                actual = numpy.array([float(row['actual']) for row in fitted])
                # Half-normal: the 95 % quantile over the median is 1.960 / 0.674, known to about 4 % from 1,000 draws.
                assert abs(float(prior['noise'].quantile(0.95) / prior['noise'].median()) / 2.906 - 1) < 0.2, prior['noise'].median()
                # Intercept and media are of the size of the outcome before any outcome is seen, and scatter far more.
                assert 0.5 * actual.mean() < float(unseen.median()) < 2 * actual.mean() and float(unseen.std()) > 2 * float(predictive.std())
                assert group('sample_stats', engine)['diverging'].dtype == bool
                assert group('constant_data', engine)['spend'].sel(channel='tv').shape == (60,)
                assert numpy.isfinite(group('log_likelihood', engine)['revenue'].values).all()
            """));
    }

    [Fact]
    public async Task Export_FileThatExists_IsReplacedOnlyByForce()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync();
        await File.WriteAllTextAsync(workspace.At("mine.nc"), "mine", TestContext.Current.CancellationToken);
        var refused = await Mediamix.RunAsync("export", workspace.Run, "--out", workspace.At("mine.nc"));

        Assert.Equal(ExitCodes.WrongInput, refused.ExitCode);
        Assert.Contains("--force", refused.Errors, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(workspace.At("mine.nc"), TestContext.Current.CancellationToken));
        Assert.Equal(ExitCodes.Done, (await Mediamix.RunAsync("export", workspace.Run, "--out", workspace.At("mine.nc"), "--force")).ExitCode);
        Assert.True(new FileInfo(workspace.At("mine.nc")).Length > 10_000);
        Assert.Equal(ExitCodes.WrongInput, (await Mediamix.RunAsync("export", workspace.Run, "--out", workspace.Run, "--force")).ExitCode);
        Assert.Equal(ExitCodes.WrongInput, (await Mediamix.RunAsync("export", workspace.Run, "--format", "excel")).ExitCode);
    }

    static async Task<string> Runs(string script)
    {
        if (!File.Exists(Python))
            return "no python";
        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", script]) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? "" : errors + process.ExitCode;
    }
}
