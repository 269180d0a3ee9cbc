using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Hands out slots of the value vector while a model is bound. Slots follow what the sampler does with a parameter:
/// first what is always sampled in its own coordinate, then what can be integrated out, then the strengths that are
/// sampled through the amplitude of their channel, and behind whole vectors the fixed ones. Slots are known only once all parameters are
/// declared, so declaration and assignment are two passes.
/// </summary>
/// <param name="stated">Priors of single parameters, which take the place of the declared ones.</param>
/// <param name="isPart">True where only some parameters of a model that is bound already are declared: priors of others may be stated, too.</param>
sealed class ParameterRegistry(IReadOnlyList<ParameterPrior> stated, bool isPart = false)
{
    readonly Dictionary<string, Prior> _stated = stated.GroupBy(static p => p.Name, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First().Prior, StringComparer.Ordinal);

    readonly List<(ParameterKey Key, Prior Prior, ParameterRole Role, string Meaning, bool IsDeviation)> _declared = [];

    readonly List<(int Sd, int[] Members)> _hierarchies = [];

    /// <summary>Declares standard normal deviations that a standard deviation multiplies, one after the other, and returns their numbers.</summary>
    /// <param name="sd">Number of the standard deviation.</param>
    /// <param name="keys">The deviations.</param>
    /// <param name="role">How they enter the expected outcome.</param>
    /// <param name="meaning">One sentence.</param>
    public int[] DeclareDeviations(int sd, IEnumerable<ParameterKey> keys, ParameterRole role, string meaning)
    {
        int[] members = [.. keys.Select(key => Declare(key, new NormalPrior(0, 1), role, meaning, isDeviation: true))];
        if (members.Length > 0)
            _hierarchies.Add((sd, members));
        return members;
    }

    /// <summary>The declared hierarchies, by the slots of their parameters.</summary>
    public IReadOnlyList<Hierarchy> Hierarchies(int[] slots) =>
        [.. _hierarchies.Select(h => new Hierarchy(slots[h.Sd], [.. h.Members.Select(n => slots[n])]))];

    /// <summary>Declares a parameter and returns its number in order of declaration.</summary>
    /// <param name="key">What it is.</param>
    /// <param name="prior">Its prior.</param>
    /// <param name="role">How it enters the expected outcome.</param>
    /// <param name="meaning">One sentence.</param>
    /// <param name="isDeviation">True for what other parameters scale.</param>
    public int Declare(ParameterKey key, Prior prior, ParameterRole role, string meaning, bool isDeviation = false)
    {
        _declared.Add((key, prior, role, meaning, isDeviation || prior is GroupPrior));
        return _declared.Count - 1;
    }

    /// <summary>Number of a declared parameter.</summary>
    public int NumberOf(ParameterKey key) => _declared.FindIndex(p => p.Key == key);

    /// <summary>Prior of a declared parameter, as it was before any was stated for it alone.</summary>
    public Prior PriorOf(int number) => _declared[number].Prior;

    /// <summary>Assigns the slots of all declared parameters, in order of declaration.</summary>
    public ModelParameter[] Assign()
    {
        if (!isPart)
            ParameterPriorChecks.Run(stated, [.. _declared.Select(static p => (p.Key.Name, p.Prior, p.IsDeviation))]);
        var parameters = new ModelParameter[_declared.Count];
        var slot = 0;
        foreach (var group in Enum.GetValues<SamplingGroup>())
        {
            if (group == SamplingGroup.Fixed)
                slot = Padding.RoundUp(slot);
            for (var i = 0; i < parameters.Length; i++)
            {
                var p = _declared[i];
                var prior = _stated.GetValueOrDefault(p.Key.Name) ?? p.Prior;
                if (Group(prior, p.Role) == group)
                    parameters[i] = new ModelParameter(p.Key, prior, slot++, p.Meaning) { Group = group, IsDeviation = p.IsDeviation, Origin = prior.Origin ?? PriorOrigin.Default };
            }
        }
        return parameters;
    }

    static SamplingGroup Group(Prior prior, ParameterRole role) => (prior, role) switch
    {
        (FixedPrior, _) => SamplingGroup.Fixed,
        (NormalPrior, ParameterRole.Linear) => SamplingGroup.Collapsible,
        (_, ParameterRole.Strength) when prior.Support == Interval.Positive => SamplingGroup.Amplitude,
        _ => SamplingGroup.Own,
    };
}
