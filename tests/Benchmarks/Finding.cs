namespace Benchmarks;

/// <summary>One measured figure beside its goal.</summary>
internal sealed record Finding(string Name, string Measured, string Goal, bool Met)
{
    public override string ToString() => $"{(Met ? "met " : "MISS")}  {Name,-52} {Measured,-44} goal {Goal}";
}
