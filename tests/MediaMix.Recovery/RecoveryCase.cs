namespace MediaMix.Recovery;

/// <summary>A component in a model that has it, over the columns of <see cref="RecoveryDesign"/>.</summary>
/// <param name="Name">Kind and name of the component, such as <c>adstock delayed</c>.</param>
/// <param name="Spec">The model.</param>
/// <param name="Step">Distance of the rows.</param>
/// <param name="History">Rows before the fitted ones that carry media only.</param>
sealed record RecoveryCase(string Name, ModelSpec Spec, TimeStep Step = TimeStep.Week, int History = 0)
{
    public override string ToString() => Name;
}
