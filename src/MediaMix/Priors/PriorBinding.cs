using System.Globalization;

namespace MediaMix;

/// <summary>An argument as it was written.</summary>
/// <param name="Name">Its name, or null when it is given by position.</param>
/// <param name="Value">Its value; may be infinite, never NaN.</param>
/// <param name="Position">Where it starts in the text, counted from 0.</param>
readonly record struct WrittenArgument(string? Name, double Value, int Position);

/// <summary>What is wrong with a text.</summary>
/// <param name="Position">Where, counted from 0.</param>
/// <param name="Message">What is wrong and what would be right.</param>
readonly record struct TextProblem(int Position, string Message);

/// <summary>Matches written arguments to one of the forms of a family and creates the prior.</summary>
static class PriorBinding
{
    /// <summary>The prior, or null and the reason.</summary>
    /// <param name="family">The family.</param>
    /// <param name="arguments">Positional arguments first; names are distinct.</param>
    /// <param name="problem">The reason when null is returned.</param>
    public static Prior? TryCreate(PriorFamily family, List<WrittenArgument> arguments, out TextProblem problem)
    {
        problem = default;
        if (ChooseForm(family, arguments) is not { } form)
        {
            problem = Mismatch(family, arguments);
            return null;
        }
        var values = new double[form.Arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (name, domain) = form.Arguments[i];
            var named = arguments.FindIndex(argument => argument.Name == name);
            var argument = arguments[named < 0 ? i : named];
            values[i] = argument.Value;
            if (domain.Contains(argument.Value))
                continue;
            problem = new(argument.Position, $"{name} must be {domain.Description}, not {PriorText.Number(argument.Value)}.");
            return null;
        }
        try
        {
            return form.Create(values);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            // Each value is fine alone; the record tells what does not fit, but with a parameter name that is not in the text.
            var suffix = $" (Parameter '{exception.ParamName}')";
            problem = new(arguments[0].Position, exception.Message.Replace(suffix, "", StringComparison.Ordinal));
            return null;
        }
    }

    static PriorForm? ChooseForm(PriorFamily family, List<WrittenArgument> arguments)
    {
        var positional = arguments.Count(static argument => argument.Name is null);
        return Array.Find(positional > 0 ? family.Forms[..1] : family.Forms, Fits);

        // Names are distinct, so when the counts are equal and each name is known, none is missing.
        bool Fits(PriorForm form) =>
            arguments.Count == form.Arguments.Length
            && arguments.Skip(positional).All(argument => form.Arguments.Skip(positional).Any(known => known.Name == argument.Name));
    }

    static TextProblem Mismatch(PriorFamily family, List<WrittenArgument> arguments)
    {
        var known = family.Forms.SelectMany(static form => form.Arguments).Select(static argument => argument.Name).Distinct().ToList();
        var unknown = arguments.FindIndex(argument => argument.Name is not null && !known.Contains(argument.Name));
        if (unknown >= 0)
        {
            var (name, _, position) = arguments[unknown];
            var suggestion = DidYouMean.Suggest(name!, known);
            var hint = suggestion is null ? "" : $" Did you mean {suggestion}?";
            return new(position, $"{family.Name} has no argument '{name}'.{hint} Write {family.Signature}.");
        }
        var expected = family.Forms[0].Arguments.Length;
        var complaint = arguments.Count == expected
            ? $"These arguments of {family.Name} do not go together."
            : string.Create(CultureInfo.InvariantCulture,
                $"{family.Name} needs {expected} argument{(expected == 1 ? "" : "s")}, found {arguments.Count}.");
        return new(0, $"{complaint} Write {family.Signature}.");
    }
}
