using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Schema.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Account",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Mail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    NormalizedMail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Scheme = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FailedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    LockoutCount = table.Column<int>(type: "INTEGER", nullable: false),
                    LockedUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    AuthenticatorKey = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Mobile = table.Column<byte[]>(type: "BLOB", maxLength: 64, nullable: true),
                    MobileHash = table.Column<byte[]>(type: "BLOB", maxLength: 34, nullable: true),
                    MailCode = table.Column<bool>(type: "INTEGER", nullable: false),
                    Passkeys = table.Column<int>(type: "INTEGER", nullable: false),
                    PreferredMeans = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    LastCodeStep = table.Column<long>(type: "INTEGER", nullable: true),
                    CodeFailures = table.Column<string>(type: "TEXT", nullable: false),
                    CodeTries = table.Column<int>(type: "INTEGER", nullable: false),
                    RecoveryCodes = table.Column<string>(type: "TEXT", nullable: false),
                    LastSignIn = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Account", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "AuditEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Action = table.Column<int>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    Type = table.Column<string>(type: "TEXT", unicode: false, maxLength: 80, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AccountName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Roles = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OrganisationName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Authorisation = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Checks = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Emergency = table.Column<bool>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AccessPointKind = table.Column<int>(type: "INTEGER", nullable: false),
                    AccessPoint = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ObjectType = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ObjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ObjectCount = table.Column<int>(type: "INTEGER", nullable: true),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    TraceId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEvents", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "AuditPending",
                columns: table => new
                {
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditPending", x => new { x.TenantId, x.EventId });
                });

            migrationBuilder.CreateTable(
                name: "AuditSeals",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Previous = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditSeals", x => new { x.TenantId, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "BrokerRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Level = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    BrowserHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    ReturnUrl = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    InvitationHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ConsumedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BrokerRequests", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ChangeCounter",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeCounter", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ChangeSets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Items = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LiveFrom = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    LiveOrder = table.Column<int>(type: "INTEGER", nullable: true),
                    Undoes = table.Column<int>(type: "INTEGER", nullable: true),
                    Fault = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Change = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeSets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ConsentLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    ConsentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Event = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    TextKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    TextVersion = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TextHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentLines", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ConsentTexts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentTexts", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ConsumedAssertions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    ConsumedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsumedAssertions", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "DataKeys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    OnlyFor = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    Wrapped = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    WrappedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 80, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ActiveFrom = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Deelnemers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Relatienummer = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Voorletters = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Voornaam = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Tussenvoegsel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Achternaam = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Geslacht = table.Column<int>(type: "INTEGER", nullable: false),
                    Geboortedatum = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Bsn = table.Column<byte[]>(type: "BLOB", maxLength: 120, nullable: true),
                    BsnHash = table.Column<byte[]>(type: "BLOB", maxLength: 34, nullable: true),
                    Straat = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Huisnummer = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Postcode = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    Woonplaats = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Land = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deelnemers", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "KeyRing",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyRing", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KeyRotations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    FieldVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    SearchVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Column = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    After = table.Column<Guid>(type: "TEXT", nullable: true),
                    Rewritten = table.Column<int>(type: "INTEGER", nullable: false),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyRotations", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "NewsItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Audience = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NewsItems", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Organisation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Audience = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    IsStaff = table.Column<bool>(type: "INTEGER", nullable: false),
                    Kvk = table.Column<string>(type: "TEXT", unicode: false, maxLength: 8, nullable: true),
                    Rsin = table.Column<string>(type: "TEXT", unicode: false, maxLength: 9, nullable: true),
                    Address = table.Column<string>(type: "TEXT", nullable: true),
                    Phone = table.Column<string>(type: "TEXT", nullable: true),
                    Mail = table.Column<string>(type: "TEXT", nullable: true),
                    AccessVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organisation", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "OutboxMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Channel = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FailedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReplyKind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    ReplyRow = table.Column<Guid>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxMessages", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "PasswordResetRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    NormalizedMail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PasswordResetRequests", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "QueueHeads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    RowId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Lane = table.Column<int>(type: "INTEGER", nullable: false),
                    Due = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    LeasedUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Fence = table.Column<long>(type: "INTEGER", nullable: false),
                    AgainAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DeadSince = table.Column<long>(type: "INTEGER", nullable: true),
                    LastFault = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QueueHeads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RecurringOccurrences",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    Due = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecurringOccurrences", x => x.Kind);
                });

            migrationBuilder.CreateTable(
                name: "Registerimports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Soort = table.Column<int>(type: "INTEGER", nullable: false),
                    Bestandsnaam = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Volledig = table.Column<bool>(type: "INTEGER", nullable: false),
                    Rechtstreeks = table.Column<bool>(type: "INTEGER", nullable: false),
                    Peildatum = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Herkenning = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: true),
                    NaamHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DoorNaam = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    OntvangenOp = table.Column<long>(type: "INTEGER", nullable: false),
                    Stand = table.Column<int>(type: "INTEGER", nullable: false),
                    Regels = table.Column<int>(type: "INTEGER", nullable: false),
                    LaatsteRegel = table.Column<int>(type: "INTEGER", nullable: false),
                    Delen = table.Column<int>(type: "INTEGER", nullable: false),
                    Gedaan = table.Column<int>(type: "INTEGER", nullable: false),
                    NagelopenTot = table.Column<Guid>(type: "TEXT", nullable: true),
                    GedaanTot = table.Column<int>(type: "INTEGER", nullable: false),
                    Nieuw = table.Column<int>(type: "INTEGER", nullable: false),
                    Gewijzigd = table.Column<int>(type: "INTEGER", nullable: false),
                    Ongewijzigd = table.Column<int>(type: "INTEGER", nullable: false),
                    Geweigerd = table.Column<int>(type: "INTEGER", nullable: false),
                    Conflicten = table.Column<int>(type: "INTEGER", nullable: false),
                    Verdwenen = table.Column<int>(type: "INTEGER", nullable: false),
                    Omvang = table.Column<int>(type: "INTEGER", nullable: false),
                    Beeindigd = table.Column<int>(type: "INTEGER", nullable: false),
                    MetBeeindigen = table.Column<bool>(type: "INTEGER", nullable: false),
                    UitgevoerdDoor = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    KlaarOp = table.Column<long>(type: "INTEGER", nullable: true),
                    Slot = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Registerimports", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Residents",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Residents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SignInLimits",
                columns: table => new
                {
                    Key = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    Moments = table.Column<string>(type: "TEXT", unicode: false, maxLength: 400, nullable: false),
                    EndsAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInLimits", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "UsedChallenges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UsedChallenges", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "WorkflowBindings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    RequestKind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    DefinitionId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: true),
                    From = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkflowBindings", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "WorkflowInstances",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    VersionId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    DefinitionId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    CorrelationId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ActiveKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    SubStatus = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Steps = table.Column<int>(type: "INTEGER", nullable: false),
                    Activities = table.Column<int>(type: "INTEGER", nullable: false),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Generation = table.Column<int>(type: "INTEGER", nullable: false),
                    ParentBookmark = table.Column<int>(type: "INTEGER", nullable: true),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: true),
                    StartedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    CancelledBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    CancelReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkflowInstances", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "WorkflowMoves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    VersionId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    TargetId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Chosen = table.Column<string>(type: "TEXT", nullable: false),
                    Told = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkflowMoves", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "WorkflowTriggers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    DefinitionId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ActivityId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkflowTriggers", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "WorkflowVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    DefinitionId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    VersionId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Origin = table.Column<int>(type: "INTEGER", nullable: false),
                    FileHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    PublishedAs = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkflowVersions", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ExternalLogins",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Issuer = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Organisation = table.Column<string>(type: "TEXT", unicode: false, maxLength: 80, nullable: false),
                    Acting = table.Column<string>(type: "TEXT", unicode: false, maxLength: 80, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExternalLogins", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_ExternalLogins_Account_TenantId_AccountId",
                        columns: x => new { x.TenantId, x.AccountId },
                        principalTable: "Account",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KeptAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NameHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    RequestHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptAnswers", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_KeptAnswers_Account_TenantId_AccountId",
                        columns: x => new { x.TenantId, x.AccountId },
                        principalTable: "Account",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KeptForms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptForms", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_KeptForms_Account_TenantId_AccountId",
                        columns: x => new { x.TenantId, x.AccountId },
                        principalTable: "Account",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Passkeys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1023, nullable: false),
                    PublicKey = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    SignCount = table.Column<long>(type: "INTEGER", nullable: false),
                    Transports = table.Column<string>(type: "TEXT", nullable: false),
                    IsBackupEligible = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsBackedUp = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastUsedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Passkeys", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Passkeys_Account_TenantId_AccountId",
                        columns: x => new { x.TenantId, x.AccountId },
                        principalTable: "Account",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RememberedDevices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 64, nullable: false),
                    Stamp = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastUsedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RememberedDevices", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_RememberedDevices_Account_TenantId_AccountId",
                        columns: x => new { x.TenantId, x.AccountId },
                        principalTable: "Account",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SentCodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    Binding = table.Column<Guid>(type: "TEXT", nullable: false),
                    Means = table.Column<int>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 64, nullable: false),
                    Number = table.Column<byte[]>(type: "BLOB", maxLength: 64, nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SentCodes", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_SentCodes_Account_TenantId_AccountId",
                        columns: x => new { x.TenantId, x.AccountId },
                        principalTable: "Account",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Device = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Sessions_Account_TenantId_AccountId",
                        columns: x => new { x.TenantId, x.AccountId },
                        principalTable: "Account",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ApiKeys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Prefix = table.Column<string>(type: "TEXT", unicode: false, maxLength: 15, nullable: false),
                    SecretHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    MadeById = table.Column<Guid>(type: "TEXT", nullable: false),
                    MadeByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    LastUsedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WarnedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiKeys", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_ApiKeys_Account_TenantId_AccountId",
                        columns: x => new { x.TenantId, x.AccountId },
                        principalTable: "Account",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ApiKeys_Organisation_TenantId_OrganisationId",
                        columns: x => new { x.TenantId, x.OrganisationId },
                        principalTable: "Organisation",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BulkUploads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Contracts = table.Column<string>(type: "TEXT", nullable: false),
                    UploadedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    Accepted = table.Column<int>(type: "INTEGER", nullable: false),
                    Refused = table.Column<int>(type: "INTEGER", nullable: false),
                    Known = table.Column<int>(type: "INTEGER", nullable: false),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkUploads", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_BulkUploads_Organisation_TenantId_OrganisationId",
                        columns: x => new { x.TenantId, x.OrganisationId },
                        principalTable: "Organisation",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Contract",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    End = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Branch = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: true),
                    Facts = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contract", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Contract_Organisation_TenantId_OrganisationId",
                        columns: x => new { x.TenantId, x.OrganisationId },
                        principalTable: "Organisation",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Invitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Mail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invitations", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Invitations_Account_TenantId_AccountId",
                        columns: x => new { x.TenantId, x.AccountId },
                        principalTable: "Account",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Invitations_Organisation_TenantId_OrganisationId",
                        columns: x => new { x.TenantId, x.OrganisationId },
                        principalTable: "Organisation",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Membership",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LastSignIn = table.Column<long>(type: "INTEGER", nullable: true),
                    DisabledAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Membership", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Membership_Account_TenantId_AccountId",
                        columns: x => new { x.TenantId, x.AccountId },
                        principalTable: "Account",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Membership_Organisation_TenantId_OrganisationId",
                        columns: x => new { x.TenantId, x.OrganisationId },
                        principalTable: "Organisation",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WebhookEndpoints",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Kinds = table.Column<string>(type: "TEXT", nullable: false),
                    MadeById = table.Column<Guid>(type: "TEXT", nullable: false),
                    MadeByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Secret = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SecretVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    OldSecret = table.Column<byte[]>(type: "BLOB", nullable: true),
                    OldSecretUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Paused = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    PausedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    RestUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    DeadInARow = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebhookEndpoints", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_WebhookEndpoints_Organisation_TenantId_OrganisationId",
                        columns: x => new { x.TenantId, x.OrganisationId },
                        principalTable: "Organisation",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Importdelen",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Nummer = table.Column<int>(type: "INTEGER", nullable: false),
                    Inhoud = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Importdelen", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Importdelen_Registerimports_TenantId_ImportId",
                        columns: x => new { x.TenantId, x.ImportId },
                        principalTable: "Registerimports",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Importsleutels",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 34, nullable: false),
                    Regel = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Importsleutels", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Importsleutels_Registerimports_TenantId_ImportId",
                        columns: x => new { x.TenantId, x.ImportId },
                        principalTable: "Registerimports",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Importverschillen",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Soort = table.Column<int>(type: "INTEGER", nullable: false),
                    Nummer = table.Column<int>(type: "INTEGER", nullable: false),
                    ObjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Inhoud = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Importverschillen", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Importverschillen_Registerimports_TenantId_ImportId",
                        columns: x => new { x.TenantId, x.ImportId },
                        principalTable: "Registerimports",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorkflowBookmarks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    InstanceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ContextId = table.Column<int>(type: "INTEGER", nullable: false),
                    ActivityId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkflowBookmarks", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_WorkflowBookmarks_WorkflowInstances_TenantId_InstanceId",
                        columns: x => new { x.TenantId, x.InstanceId },
                        principalTable: "WorkflowInstances",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorkflowEffects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    InstanceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContextId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    Payload = table.Column<byte[]>(type: "BLOB", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Bookmark = table.Column<int>(type: "INTEGER", nullable: true),
                    Awaiting = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkflowEffects", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_WorkflowEffects_WorkflowInstances_TenantId_InstanceId",
                        columns: x => new { x.TenantId, x.InstanceId },
                        principalTable: "WorkflowInstances",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorkflowIncidents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    InstanceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ActivityId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Type = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    Message = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ResolvedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Resolution = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: true),
                    ResolvedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ToldAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkflowIncidents", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_WorkflowIncidents_WorkflowInstances_TenantId_InstanceId",
                        columns: x => new { x.TenantId, x.InstanceId },
                        principalTable: "WorkflowInstances",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorkflowPayloads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    InstanceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkflowPayloads", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_WorkflowPayloads_WorkflowInstances_TenantId_InstanceId",
                        columns: x => new { x.TenantId, x.InstanceId },
                        principalTable: "WorkflowInstances",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorkflowRecords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    InstanceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ActivityId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ContextId = table.Column<int>(type: "INTEGER", nullable: false),
                    Event = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Line = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkflowRecords", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_WorkflowRecords_WorkflowInstances_TenantId_InstanceId",
                        columns: x => new { x.TenantId, x.InstanceId },
                        principalTable: "WorkflowInstances",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorkflowSignals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    InstanceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    DeliveryKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: true),
                    Hash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    Payload = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkflowSignals", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_WorkflowSignals_WorkflowInstances_TenantId_InstanceId",
                        columns: x => new { x.TenantId, x.InstanceId },
                        principalTable: "WorkflowInstances",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorkTasks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    InstanceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContextId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Roles = table.Column<string>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Excluded = table.Column<string>(type: "TEXT", nullable: false),
                    Required = table.Column<int>(type: "INTEGER", nullable: false),
                    Approvals = table.Column<int>(type: "INTEGER", nullable: false),
                    FormKey = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EscalatedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    ClaimedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ClaimedUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkTasks", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_WorkTasks_Account_TenantId_AccountId",
                        columns: x => new { x.TenantId, x.AccountId },
                        principalTable: "Account",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WorkTasks_Organisation_TenantId_OrganisationId",
                        columns: x => new { x.TenantId, x.OrganisationId },
                        principalTable: "Organisation",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WorkTasks_WorkflowInstances_TenantId_InstanceId",
                        columns: x => new { x.TenantId, x.InstanceId },
                        principalTable: "WorkflowInstances",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BulkFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkFiles", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_BulkFiles_BulkUploads_TenantId_Id",
                        columns: x => new { x.TenantId, x.Id },
                        principalTable: "BulkUploads",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BulkRows",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    UploadId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Identity = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: true),
                    ResultId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkRows", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_BulkRows_BulkUploads_TenantId_UploadId",
                        columns: x => new { x.TenantId, x.UploadId },
                        principalTable: "BulkUploads",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ApiKeyScopes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    KeyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Permission = table.Column<string>(type: "TEXT", unicode: false, maxLength: 80, nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiKeyScopes", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_ApiKeyScopes_ApiKeys_TenantId_KeyId",
                        columns: x => new { x.TenantId, x.KeyId },
                        principalTable: "ApiKeys",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ApiKeyScopes_Contract_TenantId_ContractId",
                        columns: x => new { x.TenantId, x.ContractId },
                        principalTable: "Contract",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Contactpersonen",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Soort = table.Column<int>(type: "INTEGER", nullable: false),
                    Naam = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Telefoon = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Mail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    Versie = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contactpersonen", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Contactpersonen_Contract_TenantId_ContractId",
                        columns: x => new { x.TenantId, x.ContractId },
                        principalTable: "Contract",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Contractgegevens",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Klantnummer = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    KortingBasis = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: false),
                    KortingAanvullend = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: false),
                    Pakketten = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contractgegevens", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Contractgegevens_Contract_TenantId_ContractId",
                        columns: x => new { x.TenantId, x.ContractId },
                        principalTable: "Contract",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContractLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AgreedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContractLinks", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_ContractLinks_Account_TenantId_AskedById",
                        columns: x => new { x.TenantId, x.AskedById },
                        principalTable: "Account",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ContractLinks_Contract_TenantId_ContractId",
                        columns: x => new { x.TenantId, x.ContractId },
                        principalTable: "Contract",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ContractLinks_Organisation_TenantId_OrganisationId",
                        columns: x => new { x.TenantId, x.OrganisationId },
                        principalTable: "Organisation",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Deelnamen",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeelnemerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HoofdDeelnameId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Rol = table.Column<int>(type: "INTEGER", nullable: false),
                    Ingangsdatum = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Eind = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Eindreden = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    HoudtKorting = table.Column<bool>(type: "INTEGER", nullable: false),
                    Werknemersnummer = table.Column<string>(type: "TEXT", maxLength: 15, nullable: false),
                    Pakketten = table.Column<string>(type: "TEXT", nullable: false),
                    Naamsleutel = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Relatienummer = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Geboortedatum = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deelnamen", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Deelnamen_Contract_TenantId_ContractId",
                        columns: x => new { x.TenantId, x.ContractId },
                        principalTable: "Contract",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Deelnamen_Deelnamen_TenantId_HoofdDeelnameId",
                        columns: x => new { x.TenantId, x.HoofdDeelnameId },
                        principalTable: "Deelnamen",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Deelnamen_Deelnemers_TenantId_DeelnemerId",
                        columns: x => new { x.TenantId, x.DeelnemerId },
                        principalTable: "Deelnemers",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InboxMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 160, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Role = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Category = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Documents = table.Column<string>(type: "TEXT", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InboxMessages", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_InboxMessages_Account_TenantId_AccountId",
                        columns: x => new { x.TenantId, x.AccountId },
                        principalTable: "Account",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InboxMessages_Contract_TenantId_ContractId",
                        columns: x => new { x.TenantId, x.ContractId },
                        principalTable: "Contract",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InboxMessages_Organisation_TenantId_OrganisationId",
                        columns: x => new { x.TenantId, x.OrganisationId },
                        principalTable: "Organisation",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PortalRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    FormKey = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reference = table.Column<string>(type: "TEXT", unicode: false, maxLength: 9, nullable: false),
                    Whom = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Requester = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RequesterMailHash = table.Column<byte[]>(type: "BLOB", maxLength: 34, nullable: true),
                    RequesterId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    Promised = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IsCancelled = table.Column<bool>(type: "INTEGER", nullable: false),
                    SingleKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    RunningId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PortalRequests", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_PortalRequests_Account_TenantId_RequesterId",
                        columns: x => new { x.TenantId, x.RequesterId },
                        principalTable: "Account",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PortalRequests_Contract_TenantId_ContractId",
                        columns: x => new { x.TenantId, x.ContractId },
                        principalTable: "Contract",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PortalRequests_Organisation_TenantId_OrganisationId",
                        columns: x => new { x.TenantId, x.OrganisationId },
                        principalTable: "Organisation",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StoredDocuments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 120, nullable: true),
                    OwnerType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OwnerId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    MediaType = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    VisibleTo = table.Column<string>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    KeptUntil = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoredDocuments", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_StoredDocuments_Account_TenantId_AccountId",
                        columns: x => new { x.TenantId, x.AccountId },
                        principalTable: "Account",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StoredDocuments_Contract_TenantId_ContractId",
                        columns: x => new { x.TenantId, x.ContractId },
                        principalTable: "Contract",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StoredDocuments_Organisation_TenantId_OrganisationId",
                        columns: x => new { x.TenantId, x.OrganisationId },
                        principalTable: "Organisation",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ActivationWaits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    InstanceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvitationId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivationWaits", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_ActivationWaits_Invitations_TenantId_InvitationId",
                        columns: x => new { x.TenantId, x.InvitationId },
                        principalTable: "Invitations",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ActivationWaits_WorkflowInstances_TenantId_InstanceId",
                        columns: x => new { x.TenantId, x.InstanceId },
                        principalTable: "WorkflowInstances",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InvitationGrants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    InvitationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvitationGrants", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_InvitationGrants_Contract_TenantId_ContractId",
                        columns: x => new { x.TenantId, x.ContractId },
                        principalTable: "Contract",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InvitationGrants_Invitations_TenantId_InvitationId",
                        columns: x => new { x.TenantId, x.InvitationId },
                        principalTable: "Invitations",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MailedTokens",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Stamp = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    InvitationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    NewMail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailedTokens", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_MailedTokens_Account_TenantId_AccountId",
                        columns: x => new { x.TenantId, x.AccountId },
                        principalTable: "Account",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MailedTokens_Invitations_TenantId_InvitationId",
                        columns: x => new { x.TenantId, x.InvitationId },
                        principalTable: "Invitations",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Grant",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    MembershipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Grant", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Grant_Contract_TenantId_ContractId",
                        columns: x => new { x.TenantId, x.ContractId },
                        principalTable: "Contract",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Grant_Membership_TenantId_MembershipId",
                        columns: x => new { x.TenantId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WebhookMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    EndpointId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    Payload = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    QueuedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    NextAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebhookMessages", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_WebhookMessages_WebhookEndpoints_TenantId_EndpointId",
                        columns: x => new { x.TenantId, x.EndpointId },
                        principalTable: "WebhookEndpoints",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WebhookScopes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    EndpointId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Permission = table.Column<string>(type: "TEXT", unicode: false, maxLength: 80, nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebhookScopes", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_WebhookScopes_Contract_TenantId_ContractId",
                        columns: x => new { x.TenantId, x.ContractId },
                        principalTable: "Contract",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WebhookScopes_WebhookEndpoints_TenantId_EndpointId",
                        columns: x => new { x.TenantId, x.EndpointId },
                        principalTable: "WebhookEndpoints",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TaskVotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    TaskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Comment = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TaskVotes", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_TaskVotes_Account_TenantId_AccountId",
                        columns: x => new { x.TenantId, x.AccountId },
                        principalTable: "Account",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TaskVotes_WorkTasks_TenantId_TaskId",
                        columns: x => new { x.TenantId, x.TaskId },
                        principalTable: "WorkTasks",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Aanmeldconcepten",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HoofdDeelnameId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Inhoud = table.Column<byte[]>(type: "BLOB", nullable: true),
                    GewijzigdOp = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Aanmeldconcepten", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Aanmeldconcepten_Account_TenantId_AccountId",
                        columns: x => new { x.TenantId, x.AccountId },
                        principalTable: "Account",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Aanmeldconcepten_Deelnamen_TenantId_HoofdDeelnameId",
                        columns: x => new { x.TenantId, x.HoofdDeelnameId },
                        principalTable: "Deelnamen",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Aanmeldconcepten_Organisation_TenantId_OrganisationId",
                        columns: x => new { x.TenantId, x.OrganisationId },
                        principalTable: "Organisation",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Aanmeldingen",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ingangsdatum = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Rol = table.Column<int>(type: "INTEGER", nullable: false),
                    HoofdDeelnameId = table.Column<Guid>(type: "TEXT", nullable: true),
                    HoofdAanmeldingId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DeelnemerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Relatienummer = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    IsIemandAnders = table.Column<bool>(type: "INTEGER", nullable: false),
                    Voorletters = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Voornaam = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Tussenvoegsel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Achternaam = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Geslacht = table.Column<int>(type: "INTEGER", nullable: false),
                    Geboortedatum = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Bsn = table.Column<byte[]>(type: "BLOB", maxLength: 120, nullable: true),
                    Werknemersnummer = table.Column<string>(type: "TEXT", maxLength: 15, nullable: false),
                    Straat = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Huisnummer = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Postcode = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    Woonplaats = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Land = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    Verzekering = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Betaalwijze = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Herkomst = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Aanmeldingen", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Aanmeldingen_Aanmeldingen_TenantId_HoofdAanmeldingId",
                        columns: x => new { x.TenantId, x.HoofdAanmeldingId },
                        principalTable: "Aanmeldingen",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Aanmeldingen_Contract_TenantId_ContractId",
                        columns: x => new { x.TenantId, x.ContractId },
                        principalTable: "Contract",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Aanmeldingen_Deelnamen_TenantId_HoofdDeelnameId",
                        columns: x => new { x.TenantId, x.HoofdDeelnameId },
                        principalTable: "Deelnamen",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Aanmeldingen_Deelnemers_TenantId_DeelnemerId",
                        columns: x => new { x.TenantId, x.DeelnemerId },
                        principalTable: "Deelnemers",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Zoekwoorden",
                columns: table => new
                {
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Woord = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Naamsleutel = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    DeelnameId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Zoekwoorden", x => new { x.TenantId, x.ContractId, x.Woord, x.Naamsleutel, x.DeelnameId });
                    table.ForeignKey(
                        name: "FK_Zoekwoorden_Deelnamen_TenantId_DeelnameId",
                        columns: x => new { x.TenantId, x.DeelnameId },
                        principalTable: "Deelnamen",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InboxMarks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    MessageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InboxMarks", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_InboxMarks_Account_TenantId_AccountId",
                        columns: x => new { x.TenantId, x.AccountId },
                        principalTable: "Account",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InboxMarks_InboxMessages_TenantId_MessageId",
                        columns: x => new { x.TenantId, x.MessageId },
                        principalTable: "InboxMessages",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RequestStatusLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Note = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequestStatusLines", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_RequestStatusLines_PortalRequests_TenantId_RequestId",
                        columns: x => new { x.TenantId, x.RequestId },
                        principalTable: "PortalRequests",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ConsentRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    PurposeWords = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TextId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DocumentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InstanceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContextId = table.Column<int>(type: "INTEGER", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Person = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MailHash = table.Column<byte[]>(type: "BLOB", maxLength: 34, nullable: true),
                    NameHash = table.Column<byte[]>(type: "BLOB", maxLength: 34, nullable: true),
                    Shown = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Note = table.Column<byte[]>(type: "BLOB", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentRequests", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_ConsentRequests_ConsentTexts_TenantId_TextId",
                        columns: x => new { x.TenantId, x.TextId },
                        principalTable: "ConsentTexts",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ConsentRequests_StoredDocuments_TenantId_DocumentId",
                        columns: x => new { x.TenantId, x.DocumentId },
                        principalTable: "StoredDocuments",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WebhookAttempts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    MessageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    Milliseconds = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebhookAttempts", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_WebhookAttempts_WebhookMessages_TenantId_MessageId",
                        columns: x => new { x.TenantId, x.MessageId },
                        principalTable: "WebhookMessages",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Mutaties",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Soort = table.Column<int>(type: "INTEGER", nullable: false),
                    DeelnameId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AanmeldingId = table.Column<Guid>(type: "TEXT", nullable: true),
                    HerstelVan = table.Column<Guid>(type: "TEXT", nullable: true),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AanvraagId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Datum = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reden = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    NieuwNummer = table.Column<string>(type: "TEXT", maxLength: 15, nullable: true),
                    NaarContractId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Fout = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Oplossing = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    IngediendOp = table.Column<long>(type: "INTEGER", nullable: false),
                    DoorAccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DoorNaam = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AfgehandeldOp = table.Column<long>(type: "INTEGER", nullable: true),
                    OpenVoor = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Mutaties", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Mutaties_Aanmeldingen_TenantId_AanmeldingId",
                        columns: x => new { x.TenantId, x.AanmeldingId },
                        principalTable: "Aanmeldingen",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Mutaties_Contract_TenantId_ContractId",
                        columns: x => new { x.TenantId, x.ContractId },
                        principalTable: "Contract",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Mutaties_Contract_TenantId_NaarContractId",
                        columns: x => new { x.TenantId, x.NaarContractId },
                        principalTable: "Contract",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Mutaties_Deelnamen_TenantId_DeelnameId",
                        columns: x => new { x.TenantId, x.DeelnameId },
                        principalTable: "Deelnamen",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Mutaties_Mutaties_TenantId_HerstelVan",
                        columns: x => new { x.TenantId, x.HerstelVan },
                        principalTable: "Mutaties",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ConsentLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    ConsentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentLinks", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_ConsentLinks_ConsentRequests_TenantId_ConsentId",
                        columns: x => new { x.TenantId, x.ConsentId },
                        principalTable: "ConsentRequests",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "ChangeCounter",
                columns: new[] { "Id", "Value" },
                values: new object[] { 1, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_Aanmeldconcepten_TenantId_AccountId_OrganisationId",
                table: "Aanmeldconcepten",
                columns: new[] { "TenantId", "AccountId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Aanmeldconcepten_TenantId_GewijzigdOp",
                table: "Aanmeldconcepten",
                columns: new[] { "TenantId", "GewijzigdOp" });

            migrationBuilder.CreateIndex(
                name: "IX_Aanmeldconcepten_TenantId_HoofdDeelnameId",
                table: "Aanmeldconcepten",
                columns: new[] { "TenantId", "HoofdDeelnameId" });

            migrationBuilder.CreateIndex(
                name: "IX_Aanmeldconcepten_TenantId_OrganisationId",
                table: "Aanmeldconcepten",
                columns: new[] { "TenantId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Aanmeldingen_TenantId_ContractId",
                table: "Aanmeldingen",
                columns: new[] { "TenantId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_Aanmeldingen_TenantId_DeelnemerId",
                table: "Aanmeldingen",
                columns: new[] { "TenantId", "DeelnemerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Aanmeldingen_TenantId_HoofdAanmeldingId",
                table: "Aanmeldingen",
                columns: new[] { "TenantId", "HoofdAanmeldingId" });

            migrationBuilder.CreateIndex(
                name: "IX_Aanmeldingen_TenantId_HoofdDeelnameId",
                table: "Aanmeldingen",
                columns: new[] { "TenantId", "HoofdDeelnameId" });

            migrationBuilder.CreateIndex(
                name: "IX_Account_TenantId_NormalizedMail",
                table: "Account",
                columns: new[] { "TenantId", "NormalizedMail" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ActivationWaits_TenantId_InstanceId",
                table: "ActivationWaits",
                columns: new[] { "TenantId", "InstanceId" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivationWaits_TenantId_InvitationId",
                table: "ActivationWaits",
                columns: new[] { "TenantId", "InvitationId" });

            migrationBuilder.CreateIndex(
                name: "IX_ApiKeys_TenantId_AccountId",
                table: "ApiKeys",
                columns: new[] { "TenantId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_ApiKeys_TenantId_ExpiresAt",
                table: "ApiKeys",
                columns: new[] { "TenantId", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ApiKeys_TenantId_OrganisationId_ExpiresAt",
                table: "ApiKeys",
                columns: new[] { "TenantId", "OrganisationId", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ApiKeys_TenantId_Prefix",
                table: "ApiKeys",
                columns: new[] { "TenantId", "Prefix" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ApiKeyScopes_TenantId_ContractId",
                table: "ApiKeyScopes",
                columns: new[] { "TenantId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_ApiKeyScopes_TenantId_KeyId",
                table: "ApiKeyScopes",
                columns: new[] { "TenantId", "KeyId" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_TenantId_AccountId_At",
                table: "AuditEvents",
                columns: new[] { "TenantId", "AccountId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_TenantId_At",
                table: "AuditEvents",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_TenantId_ObjectType_ObjectId",
                table: "AuditEvents",
                columns: new[] { "TenantId", "ObjectType", "ObjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditSeals_TenantId_EventId",
                table: "AuditSeals",
                columns: new[] { "TenantId", "EventId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BrokerRequests_TenantId_CreatedAt",
                table: "BrokerRequests",
                columns: new[] { "TenantId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_BulkRows_TenantId_Identity",
                table: "BulkRows",
                columns: new[] { "TenantId", "Identity" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BulkRows_TenantId_UploadId_State_Number",
                table: "BulkRows",
                columns: new[] { "TenantId", "UploadId", "State", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_BulkUploads_TenantId_OrganisationId_Kind_Sha256",
                table: "BulkUploads",
                columns: new[] { "TenantId", "OrganisationId", "Kind", "Sha256" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BulkUploads_TenantId_OrganisationId_Kind_UploadedAt",
                table: "BulkUploads",
                columns: new[] { "TenantId", "OrganisationId", "Kind", "UploadedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_BulkUploads_TenantId_UploadedAt",
                table: "BulkUploads",
                columns: new[] { "TenantId", "UploadedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeSets_Change",
                table: "ChangeSets",
                column: "Change");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeSets_State_LiveFrom",
                table: "ChangeSets",
                columns: new[] { "State", "LiveFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeSets_TenantId_LiveOrder",
                table: "ChangeSets",
                columns: new[] { "TenantId", "LiveOrder" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ChangeSets_TenantId_Number",
                table: "ChangeSets",
                columns: new[] { "TenantId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ChangeSets_TenantId_Topic",
                table: "ChangeSets",
                columns: new[] { "TenantId", "Topic" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsentLines_TenantId_ConsentId_At",
                table: "ConsentLines",
                columns: new[] { "TenantId", "ConsentId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsentLinks_TenantId_ConsentId",
                table: "ConsentLinks",
                columns: new[] { "TenantId", "ConsentId" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsentLinks_TenantId_Hash",
                table: "ConsentLinks",
                columns: new[] { "TenantId", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ConsentRequests_TenantId_AskedAt",
                table: "ConsentRequests",
                columns: new[] { "TenantId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsentRequests_TenantId_DocumentId",
                table: "ConsentRequests",
                columns: new[] { "TenantId", "DocumentId" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsentRequests_TenantId_MailHash",
                table: "ConsentRequests",
                columns: new[] { "TenantId", "MailHash" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsentRequests_TenantId_NameHash",
                table: "ConsentRequests",
                columns: new[] { "TenantId", "NameHash" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsentRequests_TenantId_Purpose_AskedAt",
                table: "ConsentRequests",
                columns: new[] { "TenantId", "Purpose", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsentRequests_TenantId_State_ClosedAt",
                table: "ConsentRequests",
                columns: new[] { "TenantId", "State", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsentRequests_TenantId_SubjectId",
                table: "ConsentRequests",
                columns: new[] { "TenantId", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsentRequests_TenantId_TextId",
                table: "ConsentRequests",
                columns: new[] { "TenantId", "TextId" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsentTexts_TenantId_Key_Version",
                table: "ConsentTexts",
                columns: new[] { "TenantId", "Key", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ConsumedAssertions_TenantId_ConsumedAt",
                table: "ConsumedAssertions",
                columns: new[] { "TenantId", "ConsumedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsumedAssertions_TenantId_Hash",
                table: "ConsumedAssertions",
                columns: new[] { "TenantId", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contactpersonen_TenantId_ContractId_Soort",
                table: "Contactpersonen",
                columns: new[] { "TenantId", "ContractId", "Soort" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contract_TenantId_Number",
                table: "Contract",
                columns: new[] { "TenantId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contract_TenantId_OrganisationId",
                table: "Contract",
                columns: new[] { "TenantId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Contractgegevens_TenantId_ContractId",
                table: "Contractgegevens",
                columns: new[] { "TenantId", "ContractId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ContractLinks_TenantId_AskedById",
                table: "ContractLinks",
                columns: new[] { "TenantId", "AskedById" });

            migrationBuilder.CreateIndex(
                name: "IX_ContractLinks_TenantId_ContractId",
                table: "ContractLinks",
                columns: new[] { "TenantId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContractLinks_TenantId_OrganisationId_ContractId",
                table: "ContractLinks",
                columns: new[] { "TenantId", "OrganisationId", "ContractId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DataKeys_Kind_Version",
                table: "DataKeys",
                columns: new[] { "Kind", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Deelnamen_TenantId_ContractId_Eind_Id",
                table: "Deelnamen",
                columns: new[] { "TenantId", "ContractId", "Eind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Deelnamen_TenantId_ContractId_Geboortedatum_Id",
                table: "Deelnamen",
                columns: new[] { "TenantId", "ContractId", "Geboortedatum", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Deelnamen_TenantId_ContractId_Ingangsdatum_Id",
                table: "Deelnamen",
                columns: new[] { "TenantId", "ContractId", "Ingangsdatum", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Deelnamen_TenantId_ContractId_Naamsleutel_Id_Eind_Ingangsdatum",
                table: "Deelnamen",
                columns: new[] { "TenantId", "ContractId", "Naamsleutel", "Id", "Eind", "Ingangsdatum" });

            migrationBuilder.CreateIndex(
                name: "IX_Deelnamen_TenantId_ContractId_Relatienummer_Id",
                table: "Deelnamen",
                columns: new[] { "TenantId", "ContractId", "Relatienummer", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Deelnamen_TenantId_ContractId_Werknemersnummer_Id",
                table: "Deelnamen",
                columns: new[] { "TenantId", "ContractId", "Werknemersnummer", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Deelnamen_TenantId_DeelnemerId_Ingangsdatum_ContractId",
                table: "Deelnamen",
                columns: new[] { "TenantId", "DeelnemerId", "Ingangsdatum", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_Deelnamen_TenantId_HoofdDeelnameId",
                table: "Deelnamen",
                columns: new[] { "TenantId", "HoofdDeelnameId" });

            migrationBuilder.CreateIndex(
                name: "IX_Deelnemers_TenantId_BsnHash",
                table: "Deelnemers",
                columns: new[] { "TenantId", "BsnHash" });

            migrationBuilder.CreateIndex(
                name: "IX_Deelnemers_TenantId_Relatienummer",
                table: "Deelnemers",
                columns: new[] { "TenantId", "Relatienummer" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExternalLogins_TenantId_AccountId",
                table: "ExternalLogins",
                columns: new[] { "TenantId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_ExternalLogins_TenantId_Issuer_Organisation_Acting",
                table: "ExternalLogins",
                columns: new[] { "TenantId", "Issuer", "Organisation", "Acting" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Grant_TenantId_ContractId",
                table: "Grant",
                columns: new[] { "TenantId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_Grant_TenantId_MembershipId_Role_ContractId",
                table: "Grant",
                columns: new[] { "TenantId", "MembershipId", "Role", "ContractId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Importdelen_TenantId_ImportId_Nummer",
                table: "Importdelen",
                columns: new[] { "TenantId", "ImportId", "Nummer" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Importsleutels_TenantId_ImportId_Hash",
                table: "Importsleutels",
                columns: new[] { "TenantId", "ImportId", "Hash" });

            migrationBuilder.CreateIndex(
                name: "IX_Importverschillen_TenantId_ImportId_Soort_Nummer",
                table: "Importverschillen",
                columns: new[] { "TenantId", "ImportId", "Soort", "Nummer" });

            migrationBuilder.CreateIndex(
                name: "IX_InboxMarks_TenantId_AccountId",
                table: "InboxMarks",
                columns: new[] { "TenantId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_InboxMarks_TenantId_MessageId_AccountId",
                table: "InboxMarks",
                columns: new[] { "TenantId", "MessageId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InboxMessages_TenantId_AccountId_SentAt",
                table: "InboxMessages",
                columns: new[] { "TenantId", "AccountId", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_InboxMessages_TenantId_ContractId",
                table: "InboxMessages",
                columns: new[] { "TenantId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_InboxMessages_TenantId_Key",
                table: "InboxMessages",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InboxMessages_TenantId_OrganisationId_SentAt",
                table: "InboxMessages",
                columns: new[] { "TenantId", "OrganisationId", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_InboxMessages_TenantId_SentAt",
                table: "InboxMessages",
                columns: new[] { "TenantId", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_InvitationGrants_TenantId_ContractId",
                table: "InvitationGrants",
                columns: new[] { "TenantId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_InvitationGrants_TenantId_InvitationId",
                table: "InvitationGrants",
                columns: new[] { "TenantId", "InvitationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_TenantId_AccountId",
                table: "Invitations",
                columns: new[] { "TenantId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_TenantId_OrganisationId_State",
                table: "Invitations",
                columns: new[] { "TenantId", "OrganisationId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_KeptAnswers_TenantId_AccountId_NameHash",
                table: "KeptAnswers",
                columns: new[] { "TenantId", "AccountId", "NameHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KeptAnswers_TenantId_At",
                table: "KeptAnswers",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_KeptForms_TenantId_AccountId",
                table: "KeptForms",
                columns: new[] { "TenantId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_KeptForms_TenantId_ExpiresAt",
                table: "KeptForms",
                columns: new[] { "TenantId", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_MailedTokens_TenantId_AccountId_Purpose",
                table: "MailedTokens",
                columns: new[] { "TenantId", "AccountId", "Purpose" });

            migrationBuilder.CreateIndex(
                name: "IX_MailedTokens_TenantId_Hash",
                table: "MailedTokens",
                columns: new[] { "TenantId", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MailedTokens_TenantId_InvitationId",
                table: "MailedTokens",
                columns: new[] { "TenantId", "InvitationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Membership_TenantId_AccountId_OrganisationId",
                table: "Membership",
                columns: new[] { "TenantId", "AccountId", "OrganisationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Membership_TenantId_OrganisationId",
                table: "Membership",
                columns: new[] { "TenantId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Mutaties_TenantId_AanmeldingId",
                table: "Mutaties",
                columns: new[] { "TenantId", "AanmeldingId" });

            migrationBuilder.CreateIndex(
                name: "IX_Mutaties_TenantId_AanvraagId",
                table: "Mutaties",
                columns: new[] { "TenantId", "AanvraagId" });

            migrationBuilder.CreateIndex(
                name: "IX_Mutaties_TenantId_ContractId_Status_IngediendOp",
                table: "Mutaties",
                columns: new[] { "TenantId", "ContractId", "Status", "IngediendOp" });

            migrationBuilder.CreateIndex(
                name: "IX_Mutaties_TenantId_DeelnameId_IngediendOp",
                table: "Mutaties",
                columns: new[] { "TenantId", "DeelnameId", "IngediendOp" });

            migrationBuilder.CreateIndex(
                name: "IX_Mutaties_TenantId_DoorAccountId_IngediendOp",
                table: "Mutaties",
                columns: new[] { "TenantId", "DoorAccountId", "IngediendOp" });

            migrationBuilder.CreateIndex(
                name: "IX_Mutaties_TenantId_HerstelVan",
                table: "Mutaties",
                columns: new[] { "TenantId", "HerstelVan" });

            migrationBuilder.CreateIndex(
                name: "IX_Mutaties_TenantId_NaarContractId",
                table: "Mutaties",
                columns: new[] { "TenantId", "NaarContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_Mutaties_TenantId_OpenVoor",
                table: "Mutaties",
                columns: new[] { "TenantId", "OpenVoor" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NewsItems_TenantId_From",
                table: "NewsItems",
                columns: new[] { "TenantId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Organisation_TenantId_Kvk",
                table: "Organisation",
                columns: new[] { "TenantId", "Kvk" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Organisation_TenantId_Number",
                table: "Organisation",
                columns: new[] { "TenantId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Organisation_TenantId_Rsin",
                table: "Organisation",
                columns: new[] { "TenantId", "Rsin" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_TenantId_CreatedAt",
                table: "OutboxMessages",
                columns: new[] { "TenantId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_TenantId_OwnerId",
                table: "OutboxMessages",
                columns: new[] { "TenantId", "OwnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Passkeys_TenantId_AccountId",
                table: "Passkeys",
                columns: new[] { "TenantId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_Passkeys_TenantId_CredentialId",
                table: "Passkeys",
                columns: new[] { "TenantId", "CredentialId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PortalRequests_TenantId_ContractId",
                table: "PortalRequests",
                columns: new[] { "TenantId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_PortalRequests_TenantId_EndedAt",
                table: "PortalRequests",
                columns: new[] { "TenantId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PortalRequests_TenantId_FormKey",
                table: "PortalRequests",
                columns: new[] { "TenantId", "FormKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PortalRequests_TenantId_Kind_EndedAt",
                table: "PortalRequests",
                columns: new[] { "TenantId", "Kind", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PortalRequests_TenantId_OrganisationId_At",
                table: "PortalRequests",
                columns: new[] { "TenantId", "OrganisationId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PortalRequests_TenantId_Reference",
                table: "PortalRequests",
                columns: new[] { "TenantId", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_PortalRequests_TenantId_RequesterId_At",
                table: "PortalRequests",
                columns: new[] { "TenantId", "RequesterId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PortalRequests_TenantId_RequesterMailHash",
                table: "PortalRequests",
                columns: new[] { "TenantId", "RequesterMailHash" });

            migrationBuilder.CreateIndex(
                name: "IX_PortalRequests_TenantId_SingleKey",
                table: "PortalRequests",
                columns: new[] { "TenantId", "SingleKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PortalRequests_TenantId_SubjectId",
                table: "PortalRequests",
                columns: new[] { "TenantId", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueHeads_Lane_TenantId_Due",
                table: "QueueHeads",
                columns: new[] { "Lane", "TenantId", "Due" },
                filter: "\"DeadSince\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_QueueHeads_TenantId_Kind_RowId",
                table: "QueueHeads",
                columns: new[] { "TenantId", "Kind", "RowId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Registerimports_TenantId_AccountId_NaamHash",
                table: "Registerimports",
                columns: new[] { "TenantId", "AccountId", "NaamHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Registerimports_TenantId_Herkenning",
                table: "Registerimports",
                columns: new[] { "TenantId", "Herkenning" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Registerimports_TenantId_OntvangenOp",
                table: "Registerimports",
                columns: new[] { "TenantId", "OntvangenOp" });

            migrationBuilder.CreateIndex(
                name: "IX_Registerimports_TenantId_Slot",
                table: "Registerimports",
                columns: new[] { "TenantId", "Slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RememberedDevices_TenantId_AccountId",
                table: "RememberedDevices",
                columns: new[] { "TenantId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_RememberedDevices_TenantId_ExpiresAt",
                table: "RememberedDevices",
                columns: new[] { "TenantId", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RequestStatusLines_TenantId_RequestId_Number",
                table: "RequestStatusLines",
                columns: new[] { "TenantId", "RequestId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SentCodes_TenantId_AccountId_SentAt",
                table: "SentCodes",
                columns: new[] { "TenantId", "AccountId", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SentCodes_TenantId_SentAt",
                table: "SentCodes",
                columns: new[] { "TenantId", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_TenantId_AccountId",
                table: "Sessions",
                columns: new[] { "TenantId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_SignInLimits_EndsAt",
                table: "SignInLimits",
                column: "EndsAt");

            migrationBuilder.CreateIndex(
                name: "IX_StoredDocuments_TenantId_AccountId",
                table: "StoredDocuments",
                columns: new[] { "TenantId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_StoredDocuments_TenantId_ContractId",
                table: "StoredDocuments",
                columns: new[] { "TenantId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_StoredDocuments_TenantId_CreatedAt",
                table: "StoredDocuments",
                columns: new[] { "TenantId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_StoredDocuments_TenantId_KeptUntil",
                table: "StoredDocuments",
                columns: new[] { "TenantId", "KeptUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_StoredDocuments_TenantId_Key",
                table: "StoredDocuments",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StoredDocuments_TenantId_OrganisationId",
                table: "StoredDocuments",
                columns: new[] { "TenantId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_TaskVotes_TenantId_AccountId",
                table: "TaskVotes",
                columns: new[] { "TenantId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_TaskVotes_TenantId_TaskId_AccountId",
                table: "TaskVotes",
                columns: new[] { "TenantId", "TaskId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UsedChallenges_TenantId_At",
                table: "UsedChallenges",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookAttempts_TenantId_MessageId",
                table: "WebhookAttempts",
                columns: new[] { "TenantId", "MessageId" });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookEndpoints_TenantId_OrganisationId",
                table: "WebhookEndpoints",
                columns: new[] { "TenantId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookMessages_TenantId_CreatedAt",
                table: "WebhookMessages",
                columns: new[] { "TenantId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookMessages_TenantId_EndpointId_CreatedAt_Id",
                table: "WebhookMessages",
                columns: new[] { "TenantId", "EndpointId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookMessages_TenantId_EndpointId_State_NextAt",
                table: "WebhookMessages",
                columns: new[] { "TenantId", "EndpointId", "State", "NextAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookScopes_TenantId_ContractId",
                table: "WebhookScopes",
                columns: new[] { "TenantId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookScopes_TenantId_EndpointId",
                table: "WebhookScopes",
                columns: new[] { "TenantId", "EndpointId" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowBindings_TenantId_RequestKind_From",
                table: "WorkflowBindings",
                columns: new[] { "TenantId", "RequestKind", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowBindings_TenantId_RequestKind_Sequence",
                table: "WorkflowBindings",
                columns: new[] { "TenantId", "RequestKind", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowBookmarks_TenantId_DueAt_Id",
                table: "WorkflowBookmarks",
                columns: new[] { "TenantId", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowBookmarks_TenantId_Hash",
                table: "WorkflowBookmarks",
                columns: new[] { "TenantId", "Hash" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowBookmarks_TenantId_InstanceId_ContextId_Name_Hash",
                table: "WorkflowBookmarks",
                columns: new[] { "TenantId", "InstanceId", "ContextId", "Name", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowBookmarks_TenantId_InstanceId_Number",
                table: "WorkflowBookmarks",
                columns: new[] { "TenantId", "InstanceId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowEffects_TenantId_InstanceId_ContextId_Number",
                table: "WorkflowEffects",
                columns: new[] { "TenantId", "InstanceId", "ContextId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowIncidents_TenantId_InstanceId_Number",
                table: "WorkflowIncidents",
                columns: new[] { "TenantId", "InstanceId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowIncidents_TenantId_ResolvedAt_At",
                table: "WorkflowIncidents",
                columns: new[] { "TenantId", "ResolvedAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowInstances_TenantId_ActiveKey",
                table: "WorkflowInstances",
                columns: new[] { "TenantId", "ActiveKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowInstances_TenantId_CorrelationId",
                table: "WorkflowInstances",
                columns: new[] { "TenantId", "CorrelationId" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowInstances_TenantId_DefinitionId_StartedAt",
                table: "WorkflowInstances",
                columns: new[] { "TenantId", "DefinitionId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowInstances_TenantId_ParentId",
                table: "WorkflowInstances",
                columns: new[] { "TenantId", "ParentId" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowInstances_TenantId_RequestId",
                table: "WorkflowInstances",
                columns: new[] { "TenantId", "RequestId" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowInstances_TenantId_StartedAt_Id",
                table: "WorkflowInstances",
                columns: new[] { "TenantId", "StartedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowInstances_TenantId_Status_SubStatus_UpdatedAt_Id",
                table: "WorkflowInstances",
                columns: new[] { "TenantId", "Status", "SubStatus", "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowInstances_TenantId_SubjectId",
                table: "WorkflowInstances",
                columns: new[] { "TenantId", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowMoves_TenantId_VersionId",
                table: "WorkflowMoves",
                columns: new[] { "TenantId", "VersionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowPayloads_TenantId_InstanceId",
                table: "WorkflowPayloads",
                columns: new[] { "TenantId", "InstanceId" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowRecords_TenantId_InstanceId_Step_Number",
                table: "WorkflowRecords",
                columns: new[] { "TenantId", "InstanceId", "Step", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowSignals_TenantId_DeliveryKey",
                table: "WorkflowSignals",
                columns: new[] { "TenantId", "DeliveryKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowSignals_TenantId_Hash_InstanceId",
                table: "WorkflowSignals",
                columns: new[] { "TenantId", "Hash", "InstanceId" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowSignals_TenantId_InstanceId_TakenAt_Id",
                table: "WorkflowSignals",
                columns: new[] { "TenantId", "InstanceId", "TakenAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowSignals_TenantId_TakenAt",
                table: "WorkflowSignals",
                columns: new[] { "TenantId", "TakenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowTriggers_TenantId_DefinitionId",
                table: "WorkflowTriggers",
                columns: new[] { "TenantId", "DefinitionId" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowTriggers_TenantId_Hash_DefinitionId_ActivityId",
                table: "WorkflowTriggers",
                columns: new[] { "TenantId", "Hash", "DefinitionId", "ActivityId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowVersions_TenantId_DefinitionId_Number",
                table: "WorkflowVersions",
                columns: new[] { "TenantId", "DefinitionId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowVersions_TenantId_PublishedAs",
                table: "WorkflowVersions",
                columns: new[] { "TenantId", "PublishedAs" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowVersions_TenantId_VersionId",
                table: "WorkflowVersions",
                columns: new[] { "TenantId", "VersionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkTasks_TenantId_AccountId_State",
                table: "WorkTasks",
                columns: new[] { "TenantId", "AccountId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkTasks_TenantId_InstanceId",
                table: "WorkTasks",
                columns: new[] { "TenantId", "InstanceId" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkTasks_TenantId_OrganisationId",
                table: "WorkTasks",
                columns: new[] { "TenantId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkTasks_TenantId_State_OrganisationId_DueAt",
                table: "WorkTasks",
                columns: new[] { "TenantId", "State", "OrganisationId", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Zoekwoorden_TenantId_DeelnameId_Woord",
                table: "Zoekwoorden",
                columns: new[] { "TenantId", "DeelnameId", "Woord" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Aanmeldconcepten");

            migrationBuilder.DropTable(
                name: "ActivationWaits");

            migrationBuilder.DropTable(
                name: "ApiKeyScopes");

            migrationBuilder.DropTable(
                name: "AuditEvents");

            migrationBuilder.DropTable(
                name: "AuditPending");

            migrationBuilder.DropTable(
                name: "AuditSeals");

            migrationBuilder.DropTable(
                name: "BrokerRequests");

            migrationBuilder.DropTable(
                name: "BulkFiles");

            migrationBuilder.DropTable(
                name: "BulkRows");

            migrationBuilder.DropTable(
                name: "ChangeCounter");

            migrationBuilder.DropTable(
                name: "ChangeSets");

            migrationBuilder.DropTable(
                name: "ConsentLines");

            migrationBuilder.DropTable(
                name: "ConsentLinks");

            migrationBuilder.DropTable(
                name: "ConsumedAssertions");

            migrationBuilder.DropTable(
                name: "Contactpersonen");

            migrationBuilder.DropTable(
                name: "Contractgegevens");

            migrationBuilder.DropTable(
                name: "ContractLinks");

            migrationBuilder.DropTable(
                name: "DataKeys");

            migrationBuilder.DropTable(
                name: "ExternalLogins");

            migrationBuilder.DropTable(
                name: "Grant");

            migrationBuilder.DropTable(
                name: "Importdelen");

            migrationBuilder.DropTable(
                name: "Importsleutels");

            migrationBuilder.DropTable(
                name: "Importverschillen");

            migrationBuilder.DropTable(
                name: "InboxMarks");

            migrationBuilder.DropTable(
                name: "InvitationGrants");

            migrationBuilder.DropTable(
                name: "KeptAnswers");

            migrationBuilder.DropTable(
                name: "KeptForms");

            migrationBuilder.DropTable(
                name: "KeyRing");

            migrationBuilder.DropTable(
                name: "KeyRotations");

            migrationBuilder.DropTable(
                name: "MailedTokens");

            migrationBuilder.DropTable(
                name: "Mutaties");

            migrationBuilder.DropTable(
                name: "NewsItems");

            migrationBuilder.DropTable(
                name: "OutboxMessages");

            migrationBuilder.DropTable(
                name: "Passkeys");

            migrationBuilder.DropTable(
                name: "PasswordResetRequests");

            migrationBuilder.DropTable(
                name: "QueueHeads");

            migrationBuilder.DropTable(
                name: "RecurringOccurrences");

            migrationBuilder.DropTable(
                name: "RememberedDevices");

            migrationBuilder.DropTable(
                name: "RequestStatusLines");

            migrationBuilder.DropTable(
                name: "Residents");

            migrationBuilder.DropTable(
                name: "SentCodes");

            migrationBuilder.DropTable(
                name: "Sessions");

            migrationBuilder.DropTable(
                name: "SignInLimits");

            migrationBuilder.DropTable(
                name: "TaskVotes");

            migrationBuilder.DropTable(
                name: "UsedChallenges");

            migrationBuilder.DropTable(
                name: "WebhookAttempts");

            migrationBuilder.DropTable(
                name: "WebhookScopes");

            migrationBuilder.DropTable(
                name: "WorkflowBindings");

            migrationBuilder.DropTable(
                name: "WorkflowBookmarks");

            migrationBuilder.DropTable(
                name: "WorkflowEffects");

            migrationBuilder.DropTable(
                name: "WorkflowIncidents");

            migrationBuilder.DropTable(
                name: "WorkflowMoves");

            migrationBuilder.DropTable(
                name: "WorkflowPayloads");

            migrationBuilder.DropTable(
                name: "WorkflowRecords");

            migrationBuilder.DropTable(
                name: "WorkflowSignals");

            migrationBuilder.DropTable(
                name: "WorkflowTriggers");

            migrationBuilder.DropTable(
                name: "WorkflowVersions");

            migrationBuilder.DropTable(
                name: "Zoekwoorden");

            migrationBuilder.DropTable(
                name: "ApiKeys");

            migrationBuilder.DropTable(
                name: "BulkUploads");

            migrationBuilder.DropTable(
                name: "ConsentRequests");

            migrationBuilder.DropTable(
                name: "Membership");

            migrationBuilder.DropTable(
                name: "Registerimports");

            migrationBuilder.DropTable(
                name: "InboxMessages");

            migrationBuilder.DropTable(
                name: "Invitations");

            migrationBuilder.DropTable(
                name: "Aanmeldingen");

            migrationBuilder.DropTable(
                name: "PortalRequests");

            migrationBuilder.DropTable(
                name: "WorkTasks");

            migrationBuilder.DropTable(
                name: "WebhookMessages");

            migrationBuilder.DropTable(
                name: "ConsentTexts");

            migrationBuilder.DropTable(
                name: "StoredDocuments");

            migrationBuilder.DropTable(
                name: "Deelnamen");

            migrationBuilder.DropTable(
                name: "WorkflowInstances");

            migrationBuilder.DropTable(
                name: "WebhookEndpoints");

            migrationBuilder.DropTable(
                name: "Account");

            migrationBuilder.DropTable(
                name: "Contract");

            migrationBuilder.DropTable(
                name: "Deelnemers");

            migrationBuilder.DropTable(
                name: "Organisation");
        }
    }
}
