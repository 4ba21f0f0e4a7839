// npm run build: server and browser app, whatever is older than its sources.
import { build, install } from './prepare.mjs';

install();
build();
