namespace Engine.SignIn.EHerkenning;

/// <summary>Puts a statement into words for the log: both parties of a chain, and what it is limited to (dutch-standards 1.6).</summary>
internal static class StatementStory
{
    public static string Tell(Statement statement) => string.Join("; ", new[]
    {
        $"{statement.Level} namens {string.Join(" en ", statement.Organisations.Select(Name))}",
        statement.OrganisationName,
        Intermediary(statement) is { } office ? $"via {office}" : null,
        statement.Branch is { } branch ? $"alleen vestiging {branch}" : null,
        $"bewijs {statement.Reference}",
    }.OfType<string>());

    /// <returns>Null when the organisation acts itself.</returns>
    public static string? Intermediary(Statement statement) =>
        statement.Intermediaries.Count == 0 ? null : string.Join(", ", statement.Intermediaries.Select(Name));

    private static string Name(LegalSubject subject) => subject.Kind switch
    {
        LegalSubjectKind.Kvk => $"KvK {subject.Value}",
        // the number of a sole trader is a citizen service number, which no log may hold
        LegalSubjectKind.Rsin => "een RSIN",
        LegalSubjectKind.Pseudonym => "een organisatie zonder nummer",
        LegalSubjectKind.Eidas => $"eIDAS {subject.Value}",
    };
}
