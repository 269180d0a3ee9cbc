using MediaMix.Testing;

namespace MediaMix.Tests.Binding;

/// <summary>What default priors imply under log-normal errors.</summary>
public class LogScaleDefaultTests
{
    public static TheoryData<string> Saturations => [.. ComponentCatalog.Saturations.Select(static s => s.Name)];

    /// <summary>A quarter by construction, were the response exactly a half; at the medians of the priors it lies between 15 % and a third.</summary>
    [Theory]
    [MemberData(nameof(Saturations))]
    public void Coefficient_EverySaturation_GivesPaidMediaAboutAQuarter(string saturation)
    {
        var component = ComponentCatalog.Saturation(saturation);
        var spec = new ModelSpec
        {
            Outcome = "sales",
            Channels =
            [
                new ChannelSpec { Name = "tv", Spend = "tv_spend", Saturation = component.Create() },
                new ChannelSpec { Name = "search", Spend = "search_spend", Saturation = component.Create() },
            ],
            Likelihood = new LogNormalErrors(),
        };
        var model = BoundModel.Bind(spec, SmallWorld.Panel());
        var media = model.Spec.Channels.Sum(channel =>
        {
            var prior = (LogNormalPrior)channel.Strength!.Prior;
            double[] medians = [.. channel.Saturation.Parameters.Select(static p => p.Written!.Quantile(0.5))];
            return Math.Exp(prior.Mu + prior.Sigma * prior.Sigma / 2) * component.Response(medians, exposure: 1);
        });

        Assert.InRange(1 - Math.Exp(-media), 0.15, 1.0 / 3);
    }

    /// <summary>Only the frequency saturates: the response to the mean plan is as large as reach is on its scale.</summary>
    [Theory]
    [MemberData(nameof(Saturations))]
    public void Coefficient_ReachOnAnyScale_GivesPaidMediaAboutAQuarter(string saturation)
    {
        var component = ComponentCatalog.Saturation(saturation);
        foreach (var scale in new[] { MediaScaleKind.None, MediaScaleKind.MeanNonZero })
        {
            var spec = new ModelSpec
            {
                Outcome = "sales",
                Channels = [new ChannelSpec { Name = "video", Spend = "video_spend", Reach = "reach", Frequency = "frequency", Saturation = component.Create(), Scale = new MediaScale(scale) }],
                Likelihood = new LogNormalErrors(),
            };
            var model = BoundModel.Bind(spec, SmallWorld.Panel());
            var (channel, facts) = (model.Spec.Channels[0], model.Constants.Channels[0]);
            var prior = (LogNormalPrior)channel.Strength!.Prior;
            double[] medians = [.. channel.Saturation.Parameters.Select(static p => p.Written!.Quantile(0.5))];
            var media = Math.Exp(prior.Mu + prior.Sigma * prior.Sigma / 2) * facts.MeanNonZeroExposure / facts.ExposureScale
                * component.Response(medians, facts.MeanFrequency!.Value);

            Assert.InRange(1 - Math.Exp(-media), 0.15, 1.0 / 3);
        }
    }
}
