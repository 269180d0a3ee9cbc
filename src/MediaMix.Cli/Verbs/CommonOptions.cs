using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace MediaMix.Cli.Verbs;

/// <summary>Options that several verbs share; one instance per verb.</summary>
sealed class CommonOptions
{
    public Option<string?> Out { get; } = new("--out") { Description = "Folder to write the result to; default none.", HelpName = "DIR" };

    public Option<ulong?> Seed { get; } = Whole("--seed", 0UL, ulong.MaxValue, "Seed of all random numbers; the same seed gives the same result to the last digit.");

    public Option<int?> Chains { get; } = Whole("--chains", 1, 256, "Number of chains.");

    public Option<int?> Warmup { get; } = Whole("--warmup", 20, 1_000_000, "Warm-up draws per chain.");

    public Option<int?> Draws { get; } = Whole("--draws", 1, 1_000_000, "Kept draws per chain.");

    public Option<int?> Threads { get; } = Whole("--threads", 0, 1_024, "Processors to use; default 0 = all. Changes the time it takes, not the result.");

    public Option<bool> Audit { get; } = new("--audit") { Description = "Test convergence harder: 8 chains (unless --chains says otherwise) that start all over the prior." };

    public Option<bool> Json { get; } = new("--json") { Description = "Print the result as JSON in place of tables." };

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "Print nothing but errors." };

    public Option<bool> Force { get; } = new("--force") { Description = "Replace what an earlier run of this command wrote." };

    /// <summary>Adds the options of a verb that samples.</summary>
    public void AddSampling(Command command)
    {
        foreach (var option in new Option[] { Out, Seed, Chains, Warmup, Draws, Threads, Audit, Json, Quiet, Force })
            command.Options.Add(option);
    }

    public SamplerOverrides Overrides(ParseResult parsed) =>
        new(parsed.GetValue(Chains), parsed.GetValue(Warmup), parsed.GetValue(Draws), parsed.GetValue(Seed), parsed.GetValue(Audit));

    public int ThreadCount(ParseResult parsed) => parsed.GetValue(Threads) ?? 0;

    /// <summary>An option whose value is a whole number between two others. The parser's own messages name .NET types.</summary>
    public static Option<T?> Whole<T>(string name, T least, T most, string description)
        where T : struct, IBinaryInteger<T> => new(name)
        {
            Description = description,
            HelpName = "N",
            CustomParser = result =>
            {
                var text = result.Tokens[^1].Value;
                if (T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
                    return value;
                result.AddError($"{name} is {text}; it must be a whole number between {least} and {most}.");
                return null;
            },
        };
}
