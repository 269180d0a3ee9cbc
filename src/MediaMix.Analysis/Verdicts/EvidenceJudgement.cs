namespace MediaMix.Analysis;

/// <summary>What a fit is worth in the light of variants of its specification and of placebos.</summary>
/// <param name="Verdict">The verdict with the rules that one fit alone cannot check.</param>
/// <param name="Grades">Per channel, in model order.</param>
public sealed record EvidenceJudgement(Verdict Verdict, IReadOnlyList<EvidenceGrade> Grades);

/// <summary>The grade of a channel before and after further fits.</summary>
/// <param name="Channel">Channel.</param>
/// <param name="OfFit">Grade by the fit alone.</param>
/// <param name="Grade">Grade now.</param>
/// <param name="MovedBy">Variants that move its median out of the fit's 90 % interval; empty where none does.</param>
public sealed record EvidenceGrade(string Channel, Grade? OfFit, Grade? Grade, IReadOnlyList<string> MovedBy);
