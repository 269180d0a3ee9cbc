namespace MediaMix.Analysis.Tests;

public class SShapedTests
{
    [Fact]
    public void Run_HundredProblems_IsAtLeastAsGoodAsFiftyStartsOfSlsqpOnNinetyNine()
    {
        var (worse, violations) = (0, 0);
        for (var i = 0; i < SShapedProblems.Slsqp.Length; i++)
        {
            var (objective, set, reference) = SShapedProblems.Create(i);
            var (point, certificate) = new PlanSearch(objective, set).Run(reference);
            worse += certificate.Value < SShapedProblems.Slsqp[i] * (1 - 1e-6) ? 1 : 0;
            violations += set.Violation(point) > 1e-6 * set.Scale ? 1 : 0;

            Assert.True(certificate.Bound >= SShapedProblems.Slsqp[i] * (1 - 1e-6), $"The bound of problem {i} is below what SLSQP reaches.");
            Assert.Equal(objective.Evaluate(point, []), certificate.Value, 1e-9);
        }

        Assert.Equal(100, SShapedProblems.Slsqp.Length);
        Assert.InRange(worse, 0, 1);
        Assert.Equal(0, violations);
    }
}
