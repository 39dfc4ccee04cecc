namespace Engine.Workflows.Runtime.Moving;

/// <summary>What a signal says that has an instance go on in another version.</summary>
/// <param name="VersionId">Id of the version in its text.</param>
/// <param name="Chosen">Id of an activity in the new version by its id in the old one, where they differ.</param>
internal sealed record MoveSignal(string VersionId, IReadOnlyDictionary<string, string> Chosen)
{
    public object Write() => new Dictionary<string, object?>(StringComparer.Ordinal) { ["version"] = VersionId, ["chosen"] = Chosen.ToDictionary(c => c.Key, c => (object?)c.Value, StringComparer.Ordinal) };

    /// <returns>Null for data of another form.</returns>
    public static MoveSignal? Read(object? payload) =>
        payload is IReadOnlyDictionary<string, object?> fields && fields.GetValueOrDefault("version") is string version && fields.GetValueOrDefault("chosen") is IReadOnlyDictionary<string, object?> chosen
            ? new(version, chosen.ToDictionary(c => c.Key, c => c.Value as string ?? "", StringComparer.Ordinal))
            : null;
}
