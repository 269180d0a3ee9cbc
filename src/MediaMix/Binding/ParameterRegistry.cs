using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Hands out slots of the value vector while a model is bound. Slots follow what the sampler does with a parameter:
/// first what is always sampled in its own coordinate, then what can be integrated out, then the strengths that are
/// sampled through the amplitude of their channel, and behind whole vectors the fixed ones. Slots are known only once all parameters are
/// declared, so declaration and assignment are two passes.
/// </summary>
sealed class ParameterRegistry
{
    readonly List<(string Name, Prior Prior, ParameterRole Role, string Meaning)> _declared = [];

    /// <summary>Declares a parameter and returns its number in order of declaration.</summary>
    public int Declare(string name, Prior prior, ParameterRole role, string meaning)
    {
        _declared.Add((name, prior, role, meaning));
        return _declared.Count - 1;
    }

    /// <summary>Assigns the slots of all declared parameters, in order of declaration.</summary>
    public ModelParameter[] Assign()
    {
        var parameters = new ModelParameter[_declared.Count];
        var slot = 0;
        foreach (var group in Enum.GetValues<SamplingGroup>())
        {
            if (group == SamplingGroup.Fixed)
                slot = Padding.RoundUp(slot);
            for (var i = 0; i < parameters.Length; i++)
            {
                var p = _declared[i];
                if (Group(p.Prior, p.Role) == group)
                    parameters[i] = new ModelParameter(p.Name, p.Prior, slot++, p.Meaning) { Group = group };
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
