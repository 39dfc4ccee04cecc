using System.Runtime.CompilerServices;

namespace Engine.Workflows.Expressions;

/// <summary>What one evaluation has used, and where it must stop.</summary>
internal sealed class ExpressionMeter
{
    public const int MaximumSteps = 20_000;

    /// <summary>Characters of all texts that an evaluation makes together.</summary>
    public const int MaximumText = 1_048_576;

    public const int MaximumDepth = 400;

    private const int Slice = 256;

    // a slice of work takes microseconds; one that takes longer waited for the processor, and that is not the expression's doing
    private static readonly TimeSpan LongestSlice = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan MaximumTime = TimeSpan.FromMilliseconds(100);

    private long sliceStart = TimeProvider.System.GetTimestamp();
    private TimeSpan spent;
    private int nextSlice = Slice;
    private int depth;
    private int items;

    public int Steps { get; private set; }

    public int Text { get; private set; }

    /// <summary>Counts work: one for each node, item or small piece of text.</summary>
    public void Step(int count = 1)
    {
        Steps += Math.Min(count, MaximumSteps + 1);
        if (Steps >= nextSlice)
        {
            CheckSlice();
        }
    }

    /// <summary>Counts one item of data that is copied, which is less work than a step.</summary>
    public void Item()
    {
        if ((++items & 15) == 0)
        {
            Step();
        }
    }

    /// <summary>Counts going through a text.</summary>
    public void Scan(int length) => Step(length >> 8);

    /// <summary>Counts text before it is made, so that what is too long never exists.</summary>
    public void Grow(long characters)
    {
        if (characters > MaximumText - Text)
        {
            throw EvaluationFault.Limit("de expressie maakt meer dan 1 MB aan tekst");
        }

        Text += (int)characters;
        Scan((int)characters);
    }

    public void Enter()
    {
        if (++depth > MaximumDepth || ((depth & 15) == 0 && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
        {
            throw EvaluationFault.Limit("de expressie is te diep genest of roept zichzelf aan");
        }
    }

    public void Leave() => depth--;

    private void CheckSlice()
    {
        if (Steps > MaximumSteps)
        {
            throw EvaluationFault.Limit("de expressie doet meer dan 20.000 stappen");
        }

        nextSlice = Steps + Slice;
        var now = TimeProvider.System.GetTimestamp();
        var slice = TimeProvider.System.GetElapsedTime(sliceStart, now);
        spent += slice < LongestSlice ? slice : LongestSlice;
        sliceStart = now;
        if (spent > MaximumTime)
        {
            throw EvaluationFault.Limit("de expressie duurt langer dan 100 milliseconden");
        }
    }
}
