using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Which linear coefficients of a model are integrated out and how. Where the noise is the only scale that is sampled, the block is
/// diagonalised once (<see cref="LinearBlock"/>); where sampled parameters scale some of its coefficients, or errors are
/// autocorrelated, it is factored in every evaluation (<see cref="GramBlock"/>), of a panel geo by geo (<see cref="ArrowBlock"/>).
/// Prepared once and shared by all chains.
/// </summary>
sealed class CollapsePlan
{
    readonly Func<GeoBlocks?, ICollapsedBlock> _create;

    /// <summary>Plans a block.</summary>
    /// <param name="model">The model.</param>
    /// <param name="collapse">False: nothing is integrated out.</param>
    public CollapsePlan(BoundModel model, bool collapse)
    {
        var isNormal = model.Spec.Likelihood is not StudentTErrors;
        Treatments =
        [
            .. model.Linear.Select(term => Treatment(term.Component, term.Slots, model, collapse, isNormal)),
            .. model.Media.Where(static m => m.IsLinear).Select(m => Treatment(m.Name, [m.Strengths[0].Slot], model, collapse, isNormal)),
        ];
        Collapsed = collapse && isNormal ? [.. model.Sampled.Where(static p => p.Group == SamplingGroup.Collapsible)] : [];
        var bySlot = LinearCoefficient.Of(model).ToDictionary(static c => c.Slot);
        var block = Collapsed.Select(p => bySlot[p.Slot]).ToArray();
        var priors = Collapsed.Select(static p => (NormalPrior)p.Prior).ToArray();
        var sampled = model.Sampled.Select(static p => p.Slot).ToHashSet();
        HasSampledScales = block.Any(c => c.Scale is { } scale && scale.Slots.Any(sampled.Contains));
        if (!isNormal)
        {
            _create = _ => new SampledBlock(model.CreateLikelihood());
        }
        else if (model.AutocorrelationSlot is not null)
        {
            var create = AutoregressiveBlock.Prepare(model, block, priors);
            _create = _ => create();
        }
        else if (model.Panel.Geos.Count > 1)
        {
            var arrow = new ArrowBlock(
                model.Panel.Rows, model.Likelihood.Outcome, model.Likelihood.RootWeights, [.. block.Select(static c => c.Column)], model.Noise.IsShared);
            OperationsPerCell = arrow.OperationsPerCell;
            _create = blocks => new PanelBlock(model, arrow, new ScaledPriors(block, priors), blocks);
        }
        else if (HasSampledScales)
        {
            var gram = new GramBlock(
                model.Likelihood.Outcome, model.Likelihood.RootWeights, [.. block.Select(static c => c.Column.Values)], [model.Likelihood.Outcome.Length]);
            _create = _ => new SeveralScalesBlock(model, gram, new ScaledPriors(block, priors));
        }
        else
        {
            var scales = new ScaleWorkspace(block);
            scales.Forward(model.AllocateValues());
            var linear = new LinearBlock(model.Likelihood, [.. block.Select((c, k) => Scaled(c.Column.Values, scales.Multipliers[k]))], priors);
            _create = _ => new OneScaleBlock(model, linear);
        }
    }

    /// <summary>The parameters that are integrated out, in the order of their slots.</summary>
    public IReadOnlyList<ModelParameter> Collapsed { get; }

    /// <summary>True when sampled parameters other than the noise scale coefficients of the block.</summary>
    public bool HasSampledScales { get; }

    /// <summary>What is done with each linear component, in model order, then with each channel that is linear, and why.</summary>
    public IReadOnlyList<LinearTreatment> Treatments { get; }

    /// <summary>Work on the block of a panel per cell and evaluation, for <see cref="GeoBlocks"/>; 0 where it is not done geo by geo.</summary>
    public int OperationsPerCell { get; }

    /// <summary>The block for one chain.</summary>
    /// <param name="blocks">Threads for the geos of a panel; null = this thread alone.</param>
    public ICollapsedBlock CreateBlock(GeoBlocks? blocks = null) => _create(blocks);

    static LinearTreatment Treatment(string component, IReadOnlyList<int> slots, BoundModel model, bool collapse, bool isNormal)
    {
        // All coefficients of a component have a prior of the same family.
        if (slots.Count == 0)
            return new(component, LinearTreatmentKind.Fixed, "it has no coefficient");
        var parameter = model.Parameters.First(p => p.Slot == slots[0]);
        return parameter.Group switch
        {
            SamplingGroup.Fixed => new(component, LinearTreatmentKind.Fixed, "its prior is a fixed value"),
            SamplingGroup.Collapsible when !isNormal => new(component, LinearTreatmentKind.Sampled, "likelihood: student_t is not normal"),
            SamplingGroup.Collapsible when collapse => new(component, LinearTreatmentKind.IntegratedOut, null),
            SamplingGroup.Collapsible => new(component, LinearTreatmentKind.Sampled, "sampler: collapse is false"),
            _ => new(component, LinearTreatmentKind.Sampled, $"its prior {parameter.Prior.Text} is not normal"),
        };
    }

    static double[] Scaled(double[] column, double scale)
    {
        if (scale == 1)
            return column;
        var scaled = new double[column.Length];
        Kernels.Scale(scale, column, scaled);
        return scaled;
    }
}
