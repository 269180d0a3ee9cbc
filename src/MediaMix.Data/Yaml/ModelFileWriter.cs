using MediaMix.Inference;
using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>
/// Writes a model file so that <see cref="ModelFileReader"/> gives back an equal record: every value that the record
/// holds is written, defaults included; what it leaves null is left out. Line ends are <c>\n</c>. Stateless and thread-safe.
/// </summary>
public static class ModelFileWriter
{
    /// <summary>Writes a model file as YAML.</summary>
    /// <param name="file">What to write.</param>
    /// <param name="writer">Where to; not disposed.</param>
    /// <param name="comments">Comments to set beside and above keys; null = none.</param>
    public static void Write(ModelFile file, TextWriter writer, ModelComments? comments = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(writer);
        comments ??= new ModelComments();
        var lines = new YamlLines(writer, comments);
        foreach (var line in comments.Head)
            lines.Comment(line);
        lines.Key("name", "name", file.Model.Name is { } name ? YamlLines.Scalar(name) : null);
        lines.Group("data", "data", () => DataLines.Write(lines, file.Data, file.Model));
        RefreshKeys.Write(lines, file.PriorsFrom);
        Model(lines, file.Model);
        if (file.Model.Decomposition != Decomposition.Additive)
            lines.Group("report", "report", () => lines.Key("report.decomposition", "decomposition", ModelWords.Decompositions.Of(file.Model.Decomposition)));
        lines.Group("sampler", "sampler", () => Sampler(lines, file.Sampler));
    }

    static void Model(YamlLines lines, ModelSpec model)
    {
        var scaling = model.Scaling;
        lines.Key("scaling", "scaling", $"{{ outcome: {Scale(scaling.Outcome)}, media: {Scale(scaling.Media)}, controls: {ModelWords.ControlScales.Of(scaling.StandardizeControls)}{(scaling.Geos == GeoScale.Default ? "" : $", geos: {ModelWords.GeoScales.Of(scaling.Geos)}")} }}");
        lines.Key("order", "order", ModelWords.Orders.Of(model.Order));
        lines.Group("channels", "channels", () =>
        {
            foreach (var channel in model.Channels)
                lines.Item($"channels.{channel.Name}", $"name: {YamlLines.Scalar(channel.Name)}", () => ChannelLines.Write(lines, channel));
        });
        GroupKeys.Write(lines, model.Groups);
        TimeVaryingLines.Write(lines, model.TimeVarying);
        ExperimentLines.Write(lines, model);
        if (model.Controls.Count == 0)
            lines.Key("controls", "controls", "[]");
        else
            lines.Group("controls", "controls", () => Controls(lines, model.Controls));
        BaselineLines.Write(lines, model.Baseline);
        RefreshKeys.WritePriors(lines, model.ParameterPriors);
        lines.Key("noise", "noise", Noise(model.Noise));
        lines.Key("likelihood", "likelihood", Likelihood(model.Likelihood));
    }

    static string? Noise(NoiseSpec noise)
    {
        var size = noise.Prior is { } prior ? $"{(noise.IsVariance ? "variance" : "sd")}: {YamlLines.Quoted(prior.Text)}" : null;
        var geos = noise.Pooling is { } pooling ? $"geos: {PooledValue.Scalar(pooling)}" : null;
        var errors = noise.Autoregression switch { null => null, { Autocorrelation: { } ρ } => $"autocorrelation: {YamlLines.Quoted(ρ.Text)}", _ => "type: ar1" };
        return (errors, size, geos) switch
        {
            (null, null, null) => null,
            (null, not null, null) when !noise.IsVariance => YamlLines.Quoted(noise.Prior!.Text),
            ("type: ar1", null, null) => "ar1",
            ("type: ar1", _, _) => $"{{ {string.Join(", ", new[] { errors, size, geos }.OfType<string>())} }}",
            _ => $"{{ {string.Join(", ", new[] { size, errors, geos }.OfType<string>())} }}",
        };
    }

    static string Likelihood(LikelihoodSpec likelihood)
    {
        var type = likelihood switch
        {
            NormalErrors => "normal",
            LogNormalErrors => "log_normal",
            StudentTErrors => "student_t",
            _ => throw new ArgumentException($"A likelihood {likelihood.GetType().Name} cannot be written."),
        };
        var df = likelihood is StudentTErrors { DegreesOfFreedom: { } prior } ? $", df: {YamlLines.Quoted(prior.Text)}" : "";
        var weights = likelihood.Weights is { } column ? $", weights: {YamlLines.Quoted(column)}" : "";
        return df + weights is { Length: > 0 } more ? $"{{ type: {type}{more} }}" : type;
    }

    static void Controls(YamlLines lines, SpecList<ControlSpec> controls)
    {
        foreach (var control in controls)
        {
            var categorical = control.IsCategorical ? ", categorical: true" : "";
            var lag = control.Lag == 0 ? "" : Invariant($", lag: {control.Lag}");
            // Of a bound model the prior of the coefficient follows from that of the contribution.
            var prior = control.Contribution is { } share ? $", contribution: {YamlLines.Quoted(share.Text)}"
                : control.Prior is { } written ? $", prior: {YamlLines.Quoted(written.Text)}" : "";
            lines.Item($"controls.{control.Column}", $"{{ column: {YamlLines.Quoted(control.Column)}{categorical}{lag}{(control.IsPerCapita ? ", per_capita: true" : "")}{Baseline(control.Baseline)}{prior}{PooledValue.Text(control.Pooling)} }}");
        }
    }

    static string Baseline(ControlBaseline? baseline) => baseline switch
    {
        null => "",
        { Kind: ControlBaselineKind.Level, Level: { } level } => $", baseline: {YamlLines.Quoted(level)}",
        { Kind: ControlBaselineKind.Number, Number: var number } => $", baseline: {YamlLines.Number(number)}",
        { Kind: var kind } => $", baseline: {ModelWords.ControlBaselines.Of(kind)}",
    };

    static void Sampler(YamlLines lines, SamplerSpec sampler)
    {
        lines.Key("sampler.chains", "chains", Invariant($"{sampler.Chains}"));
        lines.Key("sampler.warmup", "warmup", Invariant($"{sampler.Warmup}"));
        lines.Key("sampler.draws", "draws", Invariant($"{sampler.Draws}"));
        lines.Key("sampler.seed", "seed", Invariant($"{sampler.Seed}"));
        lines.Key("sampler.target_accept", "target_accept", YamlLines.Number(sampler.TargetAccept));
        lines.Key("sampler.collapse", "collapse", sampler.Collapse ? null : "false");
        lines.Key("sampler.starts", "starts", sampler.Starts == StartKind.Pathfinder ? null : ModelWords.Starts.Of(sampler.Starts));
        lines.Key("sampler.retry", "retry", sampler.Retry ? null : "false");
    }

    static string Scale(OutcomeScale scale) =>
        scale.Kind == OutcomeScaleKind.Fixed ? YamlLines.Number(scale.Divisor) : ModelWords.OutcomeScales.Of(scale.Kind);

    internal static string Scale(MediaScale scale) =>
        scale.Kind == MediaScaleKind.Fixed ? YamlLines.Number(scale.Divisor) : ModelWords.MediaScales.Of(scale.Kind);
}
