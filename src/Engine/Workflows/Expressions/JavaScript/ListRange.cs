namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>A start and an end as slice() has them: below zero counts from the end.</summary>
internal static class ListRange
{
    public static (int From, int To) Of(Run run, Arguments a, int length, int first = 0)
    {
        var from = Place(a.Integer(run, first), length);
        return (from, Math.Max(from, Place(a.Integer(run, first + 1, length), length)));
    }

    public static int Place(double at, int length) => (int)Math.Clamp(at < 0 ? at + length : at, 0, length);
}
