export { ExportModule } from './export.module.js';
export { LEDGER_EVIDENCE, type Evidence, type EvidenceSource } from './evidence.js';
export { changeLine, checkpointLine, endLine, headerLine, headLine } from './ledger-lines.js';
export { LedgerExport, type LedgerFile } from './ledger-export.service.js';
