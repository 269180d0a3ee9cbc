using System.Diagnostics;
using MediaMix.Testing;

namespace MediaMix.Data.Tests;

public sealed class InferenceNetCdfTests : IDisposable
{
    const string Python = "/usr/bin/python3";
    const int Chains = 2, Draws = 3, PriorDraws = 5;

    readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    static DrawVariable Variable(string name, int k) => new(name, [.. Enumerable.Range(0, Chains).Select(c => Enumerable.Range(0, Draws).Select(d => 100.0 * k + 10 * c + d).ToArray())]);

    static InferenceContent Content()
    {
        var panel = SmallPanel.Create();
        string[] names = ["tv.roi", "intercept[north]", "intercept[south]", "intercept[east]", "intercept[west]", "search.coefficient[south]", "search.coefficient[north]", "trend.knot[2]", "trend.knot[3]", "control[price]", "control[promotion]", "a/b", "noise"];
        return new InferenceContent
        {
            Draws = new StoredDraws([.. names.Select(Variable)], [Variable("lp", 0), new DrawVariable("diverging", [[0, 1, 0], [0, 0, 1]])]),
            Panel = panel,
            Model = SmallPanel.Spec(),
            Prior = [.. names.Select(static (name, k) => new DrawVariable(name, [[.. Enumerable.Range(0, PriorDraws).Select(d => 1000.0 * k + d)]]))],
            PriorPredictive = Enumerable.Range(0, PriorDraws).Select(d => Enumerable.Range(0, panel.Cells).Select(cell => 2 * d + cell / 1000.0).ToArray()),
            Predictive = Enumerable.Range(0, Chains * Draws).Select(d => Enumerable.Range(0, panel.Cells).Select(cell => d + cell / 1000.0).ToArray()),
            LogLikelihood = Enumerable.Range(0, Chains * Draws).Select(d => Enumerable.Range(0, panel.Cells).Select(cell => -d - cell / 1000.0).ToArray()),
            Creator = "mediamix test",
        };
    }

    static byte[] Bytes()
    {
        using var stream = new MemoryStream();
        InferenceNetCdf.Write(stream, Content());
        return stream.ToArray();
    }

    [Fact]
    public void Write_ParametersThatDifferInAnIndex_AreOneArrayOverIt()
    {
        var reader = new Hdf5Reader(Bytes());
        var posterior = reader.Open("posterior");
        reader.CheckSuperblock();

        Assert.Equal(["posterior", "sample_stats", "posterior_predictive", "log_likelihood", "prior", "prior_predictive", "observed_data", "constant_data"], reader.Root.Links.Keys);
        Assert.Equal(["chain", "draw", "geo", "knot", "control_name", "tv.roi", "intercept", "search.coefficient", "trend.knot", "control", "a∕b", "noise"], posterior.Links.Keys);
        Assert.Equal(["chain", "draw", "geo"], reader.Dimensions(posterior, reader.Open("posterior/intercept")));
        Assert.Equal(SmallPanel.Geos, reader.Strings(reader.Open("posterior/geo")));
        Assert.Equal([2, 3], reader.Longs(reader.Open("posterior/knot")));
        Assert.Equal(["price", "promotion"], reader.Strings(reader.Open("posterior/control_name")));
        Assert.Equal([700, 800, 701, 801, 702, 802, 710, 810, 711, 811, 712, 812], reader.Doubles(reader.Open("posterior/trend.knot")));
        // Geos that a channel never reaches have no coefficient.
        Assert.Equal([600, 500, double.NaN, double.NaN], reader.Doubles(reader.Open("posterior/search.coefficient"))[..4]);
    }

    [Fact]
    public void Write_Prior_HasNamesAndDimensionsOfThePosteriorAndDrawsOfItsOwn()
    {
        var reader = new Hdf5Reader(Bytes());
        var (posterior, prior) = (reader.Open("posterior"), reader.Open("prior"));

        Assert.Equal(posterior.Links.Keys, prior.Links.Keys);
        Assert.All(["tv.roi", "intercept", "search.coefficient", "trend.knot", "control", "a∕b"], name => Assert.Equal(reader.Dimensions(posterior, reader.Open($"posterior/{name}")), reader.Dimensions(prior, reader.Open($"prior/{name}"))));
        Assert.Equal([1, PriorDraws, 4], reader.Open("prior/intercept").Shape);
        Assert.Equal([7000, 8000, 7001, 8001], reader.Doubles(reader.Open("prior/trend.knot"))[..4]);
        Assert.Equal([1, PriorDraws, 4, SmallPanel.Periods], reader.Open("prior_predictive/sales").Shape);
        Assert.Equal(8.003, reader.Doubles(reader.Open("prior_predictive/sales"))[4 * SmallPanel.Create().Cells + 3]);
    }

    [Fact]
    public void Write_WithoutPrior_HasNoSuchGroups()
    {
        using var stream = new MemoryStream();
        InferenceNetCdf.Write(stream, Content() with { Prior = null });
        Assert.DoesNotContain(new Hdf5Reader(stream.ToArray()).Root.Links.Keys, static name => name.StartsWith("prior", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Cells_AreThoseOfThePanel()
    {
        var (reader, panel) = (new Hdf5Reader(Bytes()), SmallPanel.Create());

        Assert.Equal([Chains, Draws, 4, SmallPanel.Periods], reader.Open("posterior_predictive/sales").Shape);
        Assert.Equal(3.005, reader.Doubles(reader.Open("posterior_predictive/sales"))[3 * panel.Cells + 5]);
        Assert.Equal(panel.ObservedOutcome(), reader.Doubles(reader.Open("observed_data/sales")));
        Assert.Equal(panel.WindowOf("search_spend"), reader.Doubles(reader.Open("constant_data/spend")).AsSpan(panel.Cells, panel.Cells).ToArray());
        Assert.Equal(panel.WindowOf("clicks"), reader.Doubles(reader.Open("constant_data/exposure")).AsSpan(panel.Cells, panel.Cells).ToArray());
        Assert.Equal(panel.FittedOutcome.Count(double.IsNaN), reader.Doubles(reader.Open("log_likelihood/sales"))[..panel.Cells].Count(double.IsNaN));
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes() => Assert.Equal(Bytes(), Bytes());

    [Theory]
    [InlineData("h5netcdf")]
    [InlineData("netcdf4")]
    public async Task Write_ReadByXarray_GivesTheSameNumbers(string engine)
    {
        Assert.SkipUnless(await Runs("import xarray, h5netcdf, netCDF4") == "", "python3-xarray, python3-h5netcdf and python3-netcdf4 are not installed.");
        var path = _temp.File("run.nc");
        await File.WriteAllBytesAsync(path, Bytes(), TestContext.Current.CancellationToken);

        Assert.Equal("", await Runs($$"""
            import xarray, numpy
            def group(name): return xarray.open_dataset(r'{{path}}', group=name, engine='{{engine}}').load()
            posterior = group('posterior')
            assert posterior['tv.roi'].dims == ('chain', 'draw'), posterior['tv.roi']
            assert posterior['tv.roi'].values.tolist() == [[0, 1, 2], [10, 11, 12]]
            assert posterior['intercept'].dims == ('chain', 'draw', 'geo')
            assert posterior['intercept'].sel(geo='east').values[1, 2] == 312
            assert posterior['search.coefficient'].sel(geo='north').values[0, 0] == 600
            assert numpy.isnan(posterior['search.coefficient'].sel(geo='west').values).all()
            assert posterior['trend.knot'].sel(knot=3).values[1, 0] == 810
            assert posterior['control'].sel(control_name='promotion').values[0, 1] == 1001
            assert posterior['geo'].values.tolist() == ['north', 'south', 'east', 'west'], posterior['geo']
            stats = group('sample_stats')
            assert stats['diverging'].dtype == bool and stats['diverging'].values.tolist() == [[False, True, False], [False, False, True]]
            predictive = group('posterior_predictive')
            assert predictive['sales'].dims == ('chain', 'draw', 'geo', 'time')
            assert predictive['sales'].sel(chain=1, draw=0, geo='south').values[4] == 3.025
            assert str(predictive['time'].values[0])[:10] == '2023-01-23', predictive['time'].values[0]
            assert numpy.diff(predictive['time'].values).astype('timedelta64[D]').tolist() == [numpy.timedelta64(7, 'D').tolist()] * 20
            prior = group('prior')
            assert list(prior.data_vars) == list(posterior.data_vars)
            assert prior['intercept'].dims == ('chain', 'draw', 'geo') and prior['intercept'].shape == (1, 5, 4)
            assert prior['trend.knot'].sel(knot=3).values.tolist() == [[8000, 8001, 8002, 8003, 8004]]
            assert group('prior_predictive')['sales'].sel(draw=4, geo='south').values[0, 4] == 8.025
            observed = group('observed_data')
            assert observed['sales'].dims == ('geo', 'time') and numpy.isnan(observed['sales'].sel(geo='east').values[:4]).all()
            constant = group('constant_data')
            assert constant['spend'].dims == ('channel', 'geo', 'time') and constant['channel'].values.tolist() == ['tv', 'search', 'email']
            assert constant['population'].sel(geo='west') == 1000000
            assert constant.attrs['inference_library'] == 'mediamix test'
            """));
    }

    /// <summary>What the script complains of; empty when it is content.</summary>
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
