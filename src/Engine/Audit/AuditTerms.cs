namespace Engine.Audit;

/// <summary>Choices of the log in Dutch.</summary>
public static class AuditTerms
{
    public static string Words(this AuditAction action) => action switch
    {
        AuditAction.Create => "Toegevoegd",
        AuditAction.Read => "Ingezien",
        AuditAction.Update => "Gewijzigd",
        AuditAction.Delete => "Verwijderd",
        AuditAction.Execute => "Uitgevoerd",
    };

    public static string Words(this AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Success => "Gelukt",
        AuditOutcome.Refused => "Geweigerd",
        AuditOutcome.Failure => "Mislukt",
    };
}
