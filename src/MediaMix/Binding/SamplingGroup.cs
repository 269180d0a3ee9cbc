namespace MediaMix;

/// <summary>What the sampler does with a parameter; the order is that of the slots in the value vector.</summary>
enum SamplingGroup
{
    /// <summary>Sampled in the coordinate of its own support.</summary>
    Own,

    /// <summary>A linear coefficient with a normal prior: can be integrated out and recovered.</summary>
    Collapsible,

    /// <summary>The strength of a channel, sampled through the amplitude of the channel's contribution.</summary>
    Amplitude,

    /// <summary>Not sampled.</summary>
    Fixed,
}
